// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.rule;

/** An amount of a unit to one of the people around the event. */
public record Give(Role to, String unit, Expression<Long> amount) {}

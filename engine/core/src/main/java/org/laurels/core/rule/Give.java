// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.rule;

/**
 * An amount of a unit to people around the event.
 *
 * @param amount all that is given, whoever shares it
 */
public record Give(Beneficiary to, String unit, Expression<Long> amount) {}

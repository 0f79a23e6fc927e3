// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.rule;

/**
 * A figure of a member that a condition wants to be at least so large.
 *
 * @param figure reads nothing but figures of the member
 */
public record Goal(Expression<Long> figure, long atLeast) {}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.board;

/**
 * A change of a daily sum after it was added to that sum.
 *
 * @param isZero whether nothing is left of that day
 */
public record GatheredChange(DayChange change, boolean isZero) {}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.board;

/**
 * A line of a board.
 *
 * @param position 1 for the first; who has the same amount shares it: 1, 2, 2, 4
 * @param amount gained in the period, above 0
 * @param reachedDay the last day that added to it, as an epoch day: among equals, who reached the
 *     amount on an earlier day comes first, then who joined first
 */
public record BoardRow(int position, long memberId, long amount, int reachedDay) {}

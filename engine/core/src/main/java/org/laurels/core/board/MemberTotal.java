// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.board;

/**
 * What a member has gained in a period.
 *
 * @param amount 0 or less where the member has no place on the board
 * @param reachedDay the last day on which something was gained or lost
 */
public record MemberTotal(long memberId, long amount, int reachedDay) {
  /** Both together, as one member. */
  MemberTotal plus(MemberTotal other) {
    return new MemberTotal(
        memberId, Math.addExact(amount, other.amount), Math.max(reachedDay, other.reachedDay));
  }
}

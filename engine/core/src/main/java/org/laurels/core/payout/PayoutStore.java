// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.payout;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.laurels.core.community.Community;
import org.laurels.core.member.Identity;

/** Port: payouts. Thread-safe. */
public interface PayoutStore {
  /** Work in one transaction; may be run again where another one was in the way. */
  interface Work<T> {
    T in(PayoutUnit unit);
  }

  /** Runs work in one transaction: all of it is written, or nothing. */
  <T> T write(Community community, Work<T> work);

  /** The run of the period that begins on that day. */
  Optional<PayoutRun> run(Community community, String cycle, LocalDate first);

  /** All runs, the newest first. */
  List<PayoutRun> runs(Community community);

  /** What goes with a run, and what it made that goes with no run yet; in ascending order. */
  List<PayoutLine> lines(Community community, long runId);

  /** A member's lines, the newest first. */
  List<PayoutLine> of(Community community, long memberId, int limit);

  /** What a member has chosen last. */
  Optional<Choice> choice(Community community, String cycle, LocalDate first, long memberId);

  /** How many members have chosen each way. */
  Map<String, Long> choices(Community community, String cycle, LocalDate first);

  /**
   * Members who have something of the unit that was booked before then, in ascending order, and
   * those of whom something waits for paperwork.
   *
   * @param after only members with greater numbers
   */
  List<Long> members(Community community, String unit, Instant bookedBefore, long after, int limit);

  /** What hosts call identities, by number. */
  Map<Long, Identity> identities(Community community, Collection<Long> identityIds);

  /** How much of each counter is taken. */
  Map<String, Long> taken(Community community);

  /** What members were paid in a calendar year, or is on its way to them, by member. */
  List<YearTotal> totals(Community community, int year);

  /**
   * What a member was paid in a year.
   *
   * @param gated in minor units of the currency, what counts for the gate
   * @param given the same of what was given away in the member's name
   * @param papers whether the paperwork of the year is there
   */
  record YearTotal(
      long memberId, long identityId, String currency, long gated, long given, boolean papers) {}
}

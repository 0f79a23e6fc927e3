// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.board;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.laurels.core.member.Profile;

/** One transaction of a board calculation, on one community. Not thread-safe. */
public interface BoardUnit {
  /**
   * Adds what the intake has booked since to the daily sums, and passes it on to the boards. Where
   * the sums were cut in another zone they are made anew from the ledger.
   *
   * @return how far it has come; grows with each call that found something
   */
  long gather(ZoneId zone);

  /** Makes the daily sums anew from the ledger, and has every board calculated from them. */
  long rederive(ZoneId zone);

  /** What was passed on after this mark, oldest first. */
  Feed feedAfter(long mark);

  /** How far a board has come; empty where it has never been calculated. */
  Optional<BoardState> state(String board);

  void save(String board, BoardState state);

  /** Forgets what was passed on up to this mark. */
  void forget(long mark);

  /** The newest editions of all periods of a board. */
  List<Edition> editions(String board);

  /** Days from this one on on which something was gained in a series. */
  Set<Long> daysFrom(String series, long day);

  /** Totals of all identities of a series in a period, by identity in ascending order. */
  void eachTotal(String series, Period period, TotalSink sink);

  /** Totals of these identities; an identity without any is left out. */
  Map<Long, MemberTotal> totals(String series, Period period, Collection<Long> identities);

  /** All identities of these members, each with its member. */
  Map<Long, Long> identitiesOf(Collection<Long> members);

  /** Identities that belong to another member than the one that bears their number. */
  Map<Long, Long> moved();

  /** Profiles of these members; a member of whom nothing is known is left out. */
  Map<Long, Profile> profiles(Collection<Long> members);

  /** Profiles of all members, or only of those who have opted out. */
  Map<Long, Profile> profiles(boolean onlyOptedOut);

  /** Writes a table whole. */
  Edition publish(String board, Period period, BoardTable table, Instant now, boolean frozen);

  /** Writes what has changed in a table. */
  Edition publish(Edition before, Collection<MemberTotal> changes, BoardTable table, Instant now);

  /** Removes a table. */
  void remove(Edition edition);

  /** Takes what identities gain. */
  @FunctionalInterface
  interface TotalSink {
    void take(long identityId, long amount, int reachedDay);
  }

  /**
   * What was passed on to the boards.
   *
   * @param mark how far it goes
   * @param touched members to be looked at anew: merged, parted, or with another profile
   */
  record Feed(long mark, List<GatheredChange> changes, Set<Long> touched) {}

  /**
   * How far a board has come.
   *
   * @param definition what its tables were made by
   * @param asOf when its tables were last brought up to date
   */
  record BoardState(String definition, long mark, Instant asOf) {}
}

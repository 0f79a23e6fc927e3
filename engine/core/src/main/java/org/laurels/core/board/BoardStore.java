// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.board;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.laurels.core.community.Community;

/** Port: boards as they were published, and the daily sums behind them. Thread-safe. */
public interface BoardStore {
  /**
   * Runs work in one transaction that sees one moment of the database and keeps other calculations
   * of this community's boards waiting, in this process and in others. Where another transaction
   * was in the way the work is run again from its beginning.
   *
   * @throws org.laurels.core.intake.StoreUnavailableException if the database cannot work
   */
  <T> T write(Community community, Work<T> work);

  /** What is done inside the transaction. */
  @FunctionalInterface
  interface Work<T> {
    T in(BoardUnit unit);
  }

  /** The newest edition of a board's table for a period. */
  Optional<Edition> edition(Community community, String board, String period);

  /** The newest editions of all periods of a board, the latest period first. */
  List<Edition> editions(Community community, String board);

  /** The table of this edition, or of a newer one that has replaced it. */
  Loaded load(Edition edition);

  /**
   * What editions after this number have changed, oldest first.
   *
   * @return empty where the table has been written whole since
   */
  Optional<List<MemberTotal>> changesSince(Edition edition, long number);

  /** What a member has gained in a series on each day from this one on, oldest first. */
  List<DaySum> days(Community community, long memberId, String series, long fromDay);

  /** What does not agree with the ledger, in words: daily sums that are not the sums of entries. */
  List<String> unsound(Community community, ZoneId zone);

  /** Frozen tables of a board of whose winners nobody was told yet. */
  List<Edition> winnersUntold(Community community, String board);

  /** Notes that all were told. */
  void winnersTold(Edition edition);

  /** A table with the edition it belongs to. */
  record Loaded(Edition edition, BoardTable table) {}

  /** What was gained on a day; less than 0 where more was lost. */
  record DaySum(long day, long amount) {}
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.payout;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.laurels.core.wallet.WalletUnit;

/**
 * What a transaction can do with payouts and the wallets they are paid from. Members are locked
 * first, runs and lines after them, counters last.
 */
public interface PayoutUnit extends WalletUnit {
  /** Whether redemptions of the community stand still, and payouts with them. */
  boolean isHalted();

  /** The run of the period that begins on that day; not locked. */
  Optional<PayoutRun> run(String cycle, LocalDate first);

  /** Writes a run. Another transaction that writes the same one has to run again. */
  void insert(PayoutRun run);

  /**
   * Takes a run from one state to the next.
   *
   * @return whether it was in that state
   */
  boolean advance(long runId, RunState from, RunState to, Instant now);

  /** What a member has chosen last. */
  Optional<Choice> choice(String cycle, LocalDate first, long memberId);

  /** Notes a choice in the place of what the identity had chosen; its member must be locked. */
  void choose(Choice choice);

  /** Whether a run has made lines for a member. */
  boolean hasLine(long runId, long memberId);

  /** What of a member stayed in a run since nothing was chosen. */
  long keptInSilence(long runId, long memberId);

  /** Lines of a member in a cycle that wait for paperwork. */
  List<PayoutLine> withheld(String cycle, long memberId);

  /** What counts for the gate of a year, in minor units of the currency. */
  long gated(long memberId, int year, String currency);

  /** Whether the paperwork of a year is there. */
  boolean hasPapers(long memberId, int year);

  /** Notes that the paperwork of a year is there; whether it was not before. */
  boolean notePapers(long memberId, int year, String by, Instant now);

  /** Writes a line; a run makes each part once for an identity. */
  void insert(PayoutLine line);

  Optional<PayoutLine> find(long lineId);

  /**
   * Writes where a line stands.
   *
   * @return whether it was in that state
   */
  boolean save(PayoutLine line, LineState from);

  /** Notes that whoever pays was told of all lines of a run that are set aside. */
  void submit(long runId, Instant now);

  /** Takes from what the company adds at most; whether there was so much left. */
  boolean take(String counter, long amount, long atMost);

  /** Gives back what was taken. */
  void giveBack(String counter, long amount);
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.payout;

import org.jspecify.annotations.Nullable;
import org.laurels.core.cycle.Cycle;
import org.laurels.core.cycle.Silence;
import org.laurels.core.cycle.Way;

/**
 * What is to become of a member's credits: paid, waiting for paperwork, kept or ended, which are
 * the tally together. Plain arithmetic: the same for a dry run, a real one, and the member's page.
 *
 * @param way how it is paid; null where nothing is
 * @param withheld what waits for paperwork, to go the same way
 */
public record Decision(
    long tally, @Nullable Way way, long paid, long withheld, long kept, long expired, Why why) {

  public Decision {
    if (paid < 0 || withheld < 0 || kept < 0 || expired < 0) {
      throw new IllegalArgumentException("a payout of less than nothing");
    }
    if (Math.addExact(Math.addExact(paid, withheld), Math.addExact(kept, expired)) != tally) {
      throw new IllegalArgumentException("a payout that does not come to the tally of " + tally);
    }
  }

  /**
   * How a member stands at the end of a period.
   *
   * @param usable vested credits that were booked before the cut-off
   * @param rolledOver those that stayed at the end of the last period since nothing was chosen
   * @param debt what is owed
   * @param choice the id of the way that was chosen; null where none was
   * @param room how many credits can be paid this year without paperwork
   */
  public record Standing(
      long usable, long rolledOver, long debt, boolean frozen, @Nullable String choice, long room) {
    /** The same, had the member chosen that way. */
    Standing choosing(String way) {
      return new Standing(usable, rolledOver, debt, frozen, way, room);
    }
  }

  /** What can be paid in all: who owes something is paid what is left beyond it. */
  public static long tally(long usable, long debt) {
    return Math.max(0, usable - debt);
  }

  public static Decision of(Cycle cycle, Standing standing) {
    long tally = tally(standing.usable(), standing.debt());
    if (standing.frozen()) {
      return kept(tally, Why.FROZEN);
    }
    if (tally == 0) {
      return kept(0, Why.DEBT);
    }
    if (standing.choice() != null) {
      Way chosen = cycle.way(standing.choice());
      return chosen == null
          ? kept(tally, Why.NO_SUCH_WAY)
          : paid(chosen, tally, standing.room(), Why.CHOSEN);
    }
    Way usual = cycle.silentWay();
    return usual == null
        ? silent(cycle, tally, standing)
        : paid(usual, tally, standing.room(), Why.SILENT_WAY);
  }

  private static Decision kept(long tally, Why why) {
    return new Decision(tally, null, 0, 0, tally, 0, why);
  }

  private static Decision paid(Way way, long tally, long room, Why why) {
    if (tally < way.atLeast()) {
      return kept(tally, Why.TOO_LITTLE);
    }
    long now = way.isGated() ? Math.min(tally, Math.max(0, room)) : tally;
    // What is too little by itself is not worth sending: all of it waits.
    long sent = now < way.atLeast() ? 0 : now;
    return new Decision(tally, way, sent, tally - sent, 0, 0, sent == 0 ? Why.PAPERWORK : why);
  }

  /** Only what could have been taken, and was not taken twice, ends. */
  private static Decision silent(Cycle cycle, long tally, Standing standing) {
    if (cycle.ways().stream().allMatch(way -> tally < way.atLeast())) {
      return kept(tally, Why.TOO_LITTLE);
    }
    boolean once = cycle.silence() instanceof Silence.RollOver over && over.once();
    long ends = once ? Math.min(tally, standing.rolledOver()) : 0;
    return new Decision(tally, null, 0, 0, tally - ends, ends, Why.SILENT);
  }
}

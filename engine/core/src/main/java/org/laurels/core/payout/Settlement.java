// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.payout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurels.core.cycle.Way;
import org.laurels.core.wallet.Upkeep;
import org.laurels.core.wallet.Wallet;
import org.laurels.core.wallet.WalletPart;

/** Works out what a run does for one member whose wallet is open. Writes nothing by itself. */
final class Settlement {
  private final PayoutUnit unit;
  private final Plan plan;
  private final PayoutRun run;
  private final MatchCounter counter;
  private final Instant now;

  /** Counts what the company adds, by way of the cycle. */
  interface MatchCounter {
    boolean take(String name, long amount, long atMost);
  }

  Settlement(PayoutUnit unit, Plan plan, PayoutRun run, MatchCounter counter, Instant now) {
    this.unit = unit;
    this.plan = plan;
    this.run = run;
    this.counter = counter;
    this.now = now;
  }

  /**
   * What is to be written.
   *
   * @param made new lines
   * @param going lines of earlier runs that go with this one
   */
  record Result(Wallet wallet, List<PayoutLine> made, List<PayoutLine> going) {}

  Result of(long memberId, Wallet wallet, @Nullable PayoutRun last) {
    Upkeep.of(wallet);
    long room = plan.room(unit, memberId, now);
    List<PayoutLine> going = new ArrayList<>();
    for (PayoutLine waiting : unit.withheld(run.cycle(), memberId)) {
      boolean may = waiting.amount() <= room || unit.hasPapers(memberId, waiting.year());
      if (may && !wallet.isFrozen()) {
        going.add(waiting.goingWith(run.id(), plan.year(now), now));
        room = Math.max(0, room - waiting.amount());
      }
    }
    WalletPart all = wallet.bookedBefore(run.cutOff());
    if (all.available() == 0) {
      return new Result(wallet, List.of(), going);
    }
    WalletPart older = wallet.bookedBefore(plan.period().start(plan.zone()));
    Decision decision =
        Decision.of(
            plan.cycle(),
            new Decision.Standing(
                all.available(),
                rolledOver(last, memberId, older),
                wallet.owed(),
                wallet.isFrozen(),
                unit.choice(run.cycle(), run.first(), memberId).map(Choice::way).orElse(null),
                room));
    return new Result(wallet, lines(memberId, wallet, all, older, decision), going);
  }

  /** Of what stayed at the end of the last period, some may have been used since. */
  private long rolledOver(@Nullable PayoutRun last, long memberId, WalletPart older) {
    return last == null ? 0 : Math.min(unit.keptInSilence(last.id(), memberId), older.available());
  }

  private List<PayoutLine> lines(
      long memberId, Wallet wallet, WalletPart all, WalletPart older, Decision decision) {
    List<PayoutLine> lines = new ArrayList<>();
    long id = unit.nextId();
    // What ends is the oldest, so it goes before anything else is taken from the wallet.
    if (decision.expired() > 0) {
      older.expire(id, decision.expired());
    }
    LineState state =
        decision.paid() > 0
            ? LineState.HELD
            : decision.withheld() > 0 ? LineState.WITHHELD : LineState.KEPT;
    long amount = decision.paid() > 0 ? decision.paid() : decision.withheld();
    lines.add(line(id, 0, memberId, wallet, decision, amount, state));
    if (decision.paid() > 0 && decision.withheld() > 0) {
      lines.add(
          line(
              unit.nextId(),
              1,
              memberId,
              wallet,
              decision,
              decision.withheld(),
              LineState.WITHHELD));
    }
    for (PayoutLine line : lines) {
      if (line.amount() > 0) {
        all.hold(line.id(), line.amount());
      }
    }
    return lines;
  }

  private PayoutLine line(
      long id,
      int part,
      long memberId,
      Wallet wallet,
      Decision decision,
      long amount,
      LineState state) {
    Way way = decision.way();
    boolean first = part == 0;
    return new PayoutLine(
        id,
        run.id(),
        run.id(),
        part,
        memberId,
        wallet.identity(),
        first ? decision.tally() : 0,
        way == null ? "" : way.id(),
        way == null ? null : way.kind(),
        amount,
        way == null || state == LineState.WITHHELD ? 0 : matched(way, amount),
        first ? decision.kept() : 0,
        first ? decision.expired() : 0,
        first ? wallet.owed() : 0,
        plan.year(now),
        state,
        state == LineState.WITHHELD ? Why.PAPERWORK : decision.why(),
        "",
        "",
        now);
  }

  private long matched(Way way, long amount) {
    return way.match()
        .added(amount, (added, most) -> counter.take(plan.counter(way.id()), added, most));
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.payout;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.payout.PayoutRefusedException.Reason;
import org.laurels.core.programme.Programmes;
import org.laurels.core.wallet.Lot;
import org.laurels.core.wallet.Transfer;
import org.laurels.core.wallet.Wallet;

/**
 * Books what whoever pays has answered. An answer is taken whole or not at all: where one row is
 * wrong, somebody has to look at the file before any of it is believed. Thread-safe.
 */
public final class Reconciliation {
  private final PayoutStore store;
  private final Function<Community, Programmes> programmes;
  private final Clock clock;

  public Reconciliation(
      PayoutStore store, Function<Community, Programmes> programmes, Clock clock) {
    this.store = store;
    this.programmes = programmes;
    this.clock = clock;
  }

  /**
   * What was answered for a payment.
   *
   * @param row where it stands in the file
   * @param line the number of the line; null where it is none that we give
   * @param said the number as it was written
   * @param amount and {@code currency}, where they are repeated; null where not
   */
  public record Answer(
      int row,
      @Nullable Long line,
      String said,
      boolean paid,
      String reference,
      String reason,
      @Nullable Long amount,
      @Nullable String currency) {}

  /** What is wrong with a row. */
  public record Fault(int row, String message) {}

  /** What became of the answers. */
  public sealed interface Outcome {
    /** Nothing has moved. */
    record Refused(List<Fault> faults) implements Outcome {}

    /**
     * All are booked.
     *
     * @param before how many were booked before
     * @param open of how many payments nothing was heard yet
     */
    record Booked(int paid, int failed, int before, int open) implements Outcome {}
  }

  /**
   * Books answers for a period that was exported.
   *
   * @throws PayoutRefusedException if it was not exported
   */
  public Outcome book(
      Community community, String cycle, @Nullable LocalDate first, List<Answer> answers) {
    Instant now = Instant.now(clock);
    Plan plan = Plan.of(programmes.apply(community), cycle, first, now);
    PayoutRun run =
        store
            .run(community, cycle, plan.period().first())
            .filter(
                found -> found.state() == RunState.EXPORTED || found.state() == RunState.RECONCILED)
            .orElseThrow(
                () ->
                    new PayoutRefusedException(
                        Reason.WRONG_STATE, "nobody was told of payments, so none was answered"));
    List<Fault> faults = faults(community, run, answers);
    if (!faults.isEmpty()) {
      return new Outcome.Refused(faults);
    }
    int paid = 0;
    int failed = 0;
    for (Answer answer : answers) {
      boolean booked = store.write(community, unit -> booked(unit, plan, run.unit(), answer, now));
      paid += booked && answer.paid() ? 1 : 0;
      failed += booked && !answer.paid() ? 1 : 0;
    }
    int open =
        (int)
            store.lines(community, run.id()).stream()
                .filter(line -> line.runId() == run.id())
                .filter(
                    line -> line.state() == LineState.SUBMITTED || line.state() == LineState.HELD)
                .count();
    if (open == 0) {
      store.write(
          community, unit -> unit.advance(run.id(), RunState.EXPORTED, RunState.RECONCILED, now));
    }
    return new Outcome.Booked(paid, failed, answers.size() - paid - failed, open);
  }

  private List<Fault> faults(Community community, PayoutRun run, List<Answer> answers) {
    Map<Long, PayoutLine> lines = new HashMap<>();
    for (PayoutLine line : store.lines(community, run.id())) {
      if (line.runId() == run.id()) {
        lines.put(line.id(), line);
      }
    }
    List<Fault> faults = new ArrayList<>();
    Map<Long, Integer> rows = new HashMap<>();
    for (Answer answer : answers) {
      PayoutLine line = answer.line() == null ? null : lines.get(answer.line());
      if (line == null) {
        faults.add(
            new Fault(answer.row(), "the line '" + answer.said() + "' is none of this payout"));
        continue;
      }
      Integer before = rows.putIfAbsent(line.id(), answer.row());
      if (before != null) {
        faults.add(
            new Fault(
                answer.row(),
                "the line '" + answer.said() + "' stands in row " + before + " already"));
      }
      fault(run, line, answer, faults);
    }
    return faults;
  }

  private static void fault(PayoutRun run, PayoutLine line, Answer answer, List<Fault> faults) {
    switch (line.state()) {
      case KEPT, WITHHELD, HELD ->
          faults.add(
              new Fault(answer.row(), "nobody was asked to pay the line '" + answer.said() + "'"));
      case PAID, FAILED -> {
        if (answer.paid() != (line.state() == LineState.PAID)) {
          faults.add(
              new Fault(
                  answer.row(),
                  "the line '%s' is booked as %s already"
                      .formatted(answer.said(), answer.paid() ? "failed" : "paid")));
        }
      }
      case SUBMITTED -> {
        // The usual case.
      }
    }
    long asked = Math.multiplyExact(line.amount(), run.worth());
    if (answer.amount() != null && answer.amount() != asked) {
      faults.add(
          new Fault(
              answer.row(),
              "the line '%s' is about %d, not %d"
                  .formatted(answer.said(), asked, answer.amount())));
    }
    if (answer.currency() != null && !answer.currency().equals(run.currency())) {
      faults.add(
          new Fault(
              answer.row(),
              "the line '%s' is in %s, not %s"
                  .formatted(answer.said(), run.currency(), answer.currency())));
    }
  }

  /** Whether the answer was news. */
  private static boolean booked(
      PayoutUnit unit, Plan plan, String credits, Answer answer, Instant now) {
    PayoutLine seen = unit.find(answer.line() == null ? 0 : answer.line()).orElseThrow();
    Wallet wallet =
        unit.open(seen.memberId(), credits, plan.terms(), plan.zone(), now).orElseThrow();
    PayoutLine line = unit.find(seen.id()).orElseThrow();
    if (line.state() != LineState.SUBMITTED) {
      boolean same = answer.paid() == (line.state() == LineState.PAID);
      if (!same) {
        throw new IllegalStateException(
            "two answers at once contradict each other about line " + answer.said());
      }
      return false;
    }
    List<Transfer> held = unit.held(line.id());
    if (answer.paid()) {
      wallet.capture(held);
      if (line.matched() > 0) {
        wallet.match(line.id(), line.matched());
      }
    } else {
      Map<Long, Lot> lots = unit.lots(held.stream().map(Transfer::lotId).toList());
      wallet.release(held, lots);
      if (line.matched() > 0) {
        unit.giveBack(plan.counter(line.way()), line.matched());
      }
    }
    unit.save(wallet.movements());
    LineState next = answer.paid() ? LineState.PAID : LineState.FAILED;
    if (!unit.save(line.in(next, answer.reference(), answer.reason(), now), LineState.SUBMITTED)) {
      throw new IllegalStateException("line " + line.id() + " moved under its member's lock");
    }
    return true;
  }
}

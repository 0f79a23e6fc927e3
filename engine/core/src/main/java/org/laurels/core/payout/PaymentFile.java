// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.payout;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.member.Identity;
import org.laurels.core.payout.PayoutRefusedException.Reason;
import org.laurels.core.programme.Programmes;

/**
 * Tells whoever pays what to pay. That they will be told is noted before they are: who dies in
 * between asks again and gets the same lines, under the same numbers. Thread-safe.
 */
public final class PaymentFile {
  private final PayoutStore store;
  private final Function<Community, Programmes> programmes;
  private final Clock clock;

  public PaymentFile(PayoutStore store, Function<Community, Programmes> programmes, Clock clock) {
    this.store = store;
    this.programmes = programmes;
    this.clock = clock;
  }

  /**
   * One payment.
   *
   * @param identity what the host calls the member
   * @param amount in minor units of the currency, without what the company adds
   * @param matched in minor units of the currency
   */
  public record Payment(
      long line, Identity identity, String way, long amount, long matched, String currency) {}

  /**
   * All payments of a closed period, the same each time.
   *
   * @throws PayoutRefusedException if it is not closed
   */
  public List<Payment> of(Community community, String cycle, @Nullable LocalDate first) {
    Instant now = Instant.now(clock);
    Plan plan = Plan.of(programmes.apply(community), cycle, first, now);
    PayoutRun run =
        store
            .run(community, cycle, plan.period().first())
            .filter(found -> found.state() != RunState.CLOSING)
            .orElseThrow(
                () ->
                    new PayoutRefusedException(
                        Reason.WRONG_STATE, "the period is not closed, so nothing is to be paid"));
    boolean nothing =
        store.lines(community, run.id()).stream()
            .noneMatch(line -> isOf(run, line) && line.state().isForPayment());
    boolean halted =
        store.write(
            community,
            unit -> {
              if (unit.isHalted()) {
                return true;
              }
              unit.submit(run.id(), now);
              unit.advance(
                  run.id(),
                  RunState.CLOSED,
                  nothing ? RunState.RECONCILED : RunState.EXPORTED,
                  now);
              return false;
            });
    if (halted) {
      throw new PayoutRefusedException(
          Reason.HALTED, "payouts stand still until the books have been looked at");
    }
    return payments(community, run);
  }

  private static boolean isOf(PayoutRun run, PayoutLine line) {
    return line.runId() == run.id();
  }

  private List<Payment> payments(Community community, PayoutRun run) {
    List<PayoutLine> lines =
        store.lines(community, run.id()).stream()
            .filter(line -> isOf(run, line) && line.state().isForPayment())
            .toList();
    Map<Long, Identity> identities =
        store.identities(community, lines.stream().map(PayoutLine::identityId).toList());
    return lines.stream()
        .map(
            line ->
                new Payment(
                    line.id(),
                    requireNonNull(identities.get(line.identityId())),
                    line.way(),
                    Math.multiplyExact(line.amount(), run.worth()),
                    Math.multiplyExact(line.matched(), run.worth()),
                    run.currency()))
        .toList();
  }
}

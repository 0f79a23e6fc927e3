// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.laurels.core.bounty.Bounties;
import org.laurels.core.event.EventTypes;
import org.laurels.core.payout.Closing;
import org.laurels.core.payout.LineState;
import org.laurels.core.payout.PaymentFile.Payment;
import org.laurels.core.payout.PayoutLine;
import org.laurels.core.payout.PayoutRefusedException;
import org.laurels.core.payout.PayoutRefusedException.Reason;
import org.laurels.core.payout.Reconciliation.Answer;
import org.laurels.core.payout.Reconciliation.Fault;
import org.laurels.core.payout.Reconciliation.Outcome;
import org.laurels.core.payout.RunState;
import org.laurels.core.payout.Why;
import org.laurels.core.wallet.Balance;
import org.laurels.core.wallet.TransferReason;

/** Payouts on a database. */
abstract class PayoutStoreContract extends PayoutFixture {
  @Test
  void closing_decidesForEachMember_asTheDryRunSaid() {
    half();
    Desk desk = desk();
    Closing.Report dry = desk.closing.dry(community, CYCLE, null);
    assertThat(dry.run().state()).isEqualTo(RunState.DUE);
    assertThat(database.payoutStore().runs(community)).isEmpty();
    assertThat(sum(TransferReason.HOLD)).isZero();

    Closing.Report real = desk.closing.close(community, CYCLE, null);

    assertThat(real.made()).isTrue();
    assertThat(real.lines()).hasSameSizeAs(dry.lines());
    assertThat(real.lines().stream().map(PayoutStoreContract::said).toList())
        .isEqualTo(dry.lines().stream().map(PayoutStoreContract::said).toList());
    Map<Long, PayoutLine> lines = byMember(real.lines());
    assertThat(lines.get(member("cash")))
        .returns(1_500L, PayoutLine::amount)
        .returns("cash", PayoutLine::way)
        .returns(LineState.HELD, PayoutLine::state);
    assertThat(lines.get(member("gift")))
        .returns(300L, PayoutLine::amount)
        .returns(300L, PayoutLine::matched);
    assertThat(lines.get(member("silent")))
        .returns(900L, PayoutLine::kept)
        .returns(Why.SILENT, PayoutLine::why);
    assertThat(lines.get(member("frozen")))
        .returns(0L, PayoutLine::amount)
        .returns(Why.FROZEN, PayoutLine::why);
    assertThat(lines.get(member("rich")))
        .returns(GATE - 1, PayoutLine::amount)
        .returns(LineState.HELD, PayoutLine::state);
    assertThat(real.lines())
        .filteredOn(line -> line.part() == 1)
        .singleElement()
        .returns(7_000 - GATE + 1, PayoutLine::amount)
        .returns(LineState.WITHHELD, PayoutLine::state)
        .returns(Why.PAPERWORK, PayoutLine::why);
    assertThat(balance(member("rich"))).isEqualTo(new Balance(0, 0, 7_000, 0));
    assertThat(balance(member("cash"))).isEqualTo(new Balance(50, 0, 1_500, 0));
    assertSound();
  }

  /** All of a line but its numbers and its moment. */
  private static List<Object> said(PayoutLine line) {
    return List.of(
        line.part(),
        line.memberId(),
        line.tally(),
        line.way(),
        line.amount(),
        line.matched(),
        line.kept(),
        line.expired(),
        line.debt(),
        line.year(),
        line.state(),
        line.why());
  }

  @Test
  void eachStep_twice_changesNothing() {
    half();
    Desk desk = desk();
    List<PayoutLine> lines = desk.close();
    Closing.Report again = desk.closing.close(community, CYCLE, null);
    assertThat(again.made()).isFalse();
    assertThat(again.lines()).isEqualTo(lines);

    List<Payment> payments = desk.export();
    assertThat(payments).hasSize(5);
    assertThat(desk.export()).isEqualTo(payments);
    assertThat(run().state()).isEqualTo(RunState.EXPORTED);

    List<Answer> answers = new ArrayList<>();
    for (Payment payment : payments) {
      int row = answers.size() + 2;
      answers.add(
          payment.way().equals("airtime")
              ? failed(row, payment.line())
              : paid(row, payment.line()));
    }
    Answer[] all = answers.toArray(new Answer[0]);
    assertThat(desk.answer(all)).isEqualTo(new Outcome.Booked(4, 1, 0, 0));
    assertThat(desk.answer(all)).isEqualTo(new Outcome.Booked(0, 0, 5, 0));
    assertThat(desk.export()).isEqualTo(payments);

    assertThat(run().state()).isEqualTo(RunState.RECONCILED);
    assertThat(sum(TransferReason.CAPTURE)).isEqualTo(1_500 + 300 + 400 + GATE - 1);
    assertThat(sum(TransferReason.RELEASE)).isEqualTo(700);
    assertThat(sum(TransferReason.MATCH)).isEqualTo(300 + 400);
    assertThat(balance(member("airtime"))).isEqualTo(new Balance(0, 700, 0, 0));
    assertSound();
  }

  @Test
  void twoProcesses_atOnce_haveOneEffect() throws Exception {
    at(SUMMER);
    for (int i = 0; i < 40; i++) {
      earn("m" + i, "e" + i, 1_000 + i);
    }
    at(CHOICE);
    for (int i = 0; i < 40; i++) {
      desk().choose("m" + i, i % 2 == 0 ? "cash" : "charity");
    }
    at(CLOSE);
    try (Database other = Database.open(url, clock)) {
      List<Desk> desks = List.of(desk(), new Desk(other.payoutStore()));
      atOnce(desks, Desk::close);
      List<List<Payment>> payments = atOnce(desks, Desk::export);
      assertThat(payments.get(0)).hasSize(40).isEqualTo(payments.get(1));
      Answer[] answers =
          payments.get(0).stream().map(one -> paid(2, one.line())).toArray(Answer[]::new);
      List<Outcome> outcomes = atOnce(desks, desk -> desk.answer(answers));
      int booked = outcomes.stream().mapToInt(outcome -> ((Outcome.Booked) outcome).paid()).sum();
      assertThat(booked).isEqualTo(40);
    }
    long all = 40 * 1_000 + 39 * 40 / 2;
    assertThat(sum(TransferReason.HOLD)).isEqualTo(all);
    assertThat(sum(TransferReason.CAPTURE)).isEqualTo(all);
    assertThat(sum(TransferReason.MATCH)).isLessThanOrEqualTo(20_000).isGreaterThan(18_000);
    assertThat(run().state()).isEqualTo(RunState.RECONCILED);
    assertSound();
    System.out.printf(
        "%s: 40 members paid by two processes at once: %,d held, %,d paid, %,d matched%n",
        getClass().getSimpleName(), all, all, sum(TransferReason.MATCH));
  }

  private static <T> List<T> atOnce(List<Desk> desks, Function<Desk, T> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(desks.size());
    try {
      List<Callable<T>> calls = new ArrayList<>();
      for (Desk desk : desks) {
        calls.add(() -> work.apply(desk));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(calls)) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void wrongAnswers_areAllTold_andMoveNothing() {
    half();
    Desk desk = desk();
    assertThatThrownBy(() -> desk.answer(paid(2, 1)))
        .isInstanceOfSatisfying(
            PayoutRefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_STATE));
    List<PayoutLine> lines = desk.close();
    List<Payment> payments = desk.export();
    long one = payments.get(0).line();
    long two = payments.get(1).line();
    long kept = byMember(lines).get(member("silent")).id();
    long before = sum(TransferReason.HOLD);

    Outcome outcome =
        desk.answer(
            paid(2, one),
            paid(3, 999_999_999),
            failed(4, one),
            paid(5, kept),
            new Answer(6, two, "two", true, "", "", -5L, "EUR"),
            new Answer(7, null, "=1+1", true, "", "", null, null));

    assertThat(((Outcome.Refused) outcome).faults())
        .extracting(Fault::row)
        .containsExactly(3, 4, 5, 6, 6, 7);
    assertThat(((Outcome.Refused) outcome).faults())
        .extracting(Fault::message)
        .anySatisfy(said -> assertThat(said).contains("row 2 already"))
        .anySatisfy(said -> assertThat(said).contains("not -5"))
        .anySatisfy(said -> assertThat(said).contains("in GBP, not EUR"));
    assertThat(sum(TransferReason.CAPTURE)).isZero();
    assertThat(sum(TransferReason.HOLD)).isEqualTo(before);

    assertThat(desk.answer(paid(2, one))).isEqualTo(new Outcome.Booked(1, 0, 0, 4));
    assertThat(desk.answer(failed(2, one))).isInstanceOf(Outcome.Refused.class);
    assertThat(sum(TransferReason.RELEASE)).isZero();
    assertSound();
  }

  @Test
  void choice_outOfTimeOrTooSmall_isRefused() {
    at(SUMMER);
    earn("ann", "e", 999);
    assertRefused(Reason.TOO_LATE, () -> desk().choose("ann", "charity"));
    at(CHOICE);
    assertRefused(Reason.TOO_LITTLE, () -> desk().choose("ann", "cash"));
    assertRefused(Reason.NO_WAY, () -> desk().choose("ann", "gold"));
    assertRefused(
        Reason.NO_CYCLE, () -> desk().choices.choose(community, "weekly", member("ann"), "cash"));
    assertRefused(Reason.NO_MEMBER, () -> desk().choices.choose(community, CYCLE, -1, "charity"));
    assertRefused(
        Reason.NO_PERIOD,
        () -> desk().closing.close(community, CYCLE, LocalDate.parse("2026-06-02")));
    assertRefused(Reason.TOO_EARLY, () -> desk().close());
    assertRefused(Reason.WRONG_STATE, () -> desk().export());
    at(CLOSE);
    assertRefused(Reason.TOO_LATE, () -> desk().choose("ann", "charity"));
    assertThat(database.payoutStore().runs(community)).isEmpty();
  }

  private static void assertRefused(Reason reason, Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            PayoutRefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void paperwork_letsWhatWaits_goWithTheNextRun() {
    half();
    Desk desk = desk();
    desk.close();
    long rich = member("rich");
    assertThat(note(rich, 2026)).isTrue();
    assertThat(note(rich, 2026)).isFalse();
    assertThat(database.payoutStore().totals(community, 2026))
        .filteredOn(total -> total.memberId() == rich)
        .singleElement()
        .returns(GATE - 1, total -> total.gated())
        .returns(true, total -> total.papers());
    at("2027-06-20T12:00:00Z");
    List<PayoutLine> lines = desk.close();

    assertThat(lines)
        .filteredOn(line -> line.memberId() == rich)
        .singleElement()
        .returns(7_000 - GATE + 1, PayoutLine::amount)
        .returns(2027, PayoutLine::year)
        .returns(LineState.HELD, PayoutLine::state);
    assertThat(desk.export())
        .singleElement()
        .returns(7_000 - GATE + 1, Payment::amount)
        .returns("rich", one -> one.identity().id());
    // Silent for the second time: what stayed in December ends; what was frozen then does not.
    assertThat(byMember(lines).get(member("silent")))
        .returns(900L, PayoutLine::expired)
        .returns(0L, PayoutLine::kept);
    assertThat(byMember(lines).get(member("frozen"))).returns(0L, PayoutLine::expired);
    assertSound();
  }

  private boolean note(long member, int year) {
    return database
        .payoutStore()
        .write(community, unit -> unit.notePapers(member, year, "ann", Instant.now(clock)));
  }

  @Test
  void whatIsHeldForABounty_isLeftAlone_andCanBeAwardedAfterwards() {
    half();
    intake(database.intakeStore())
        .accept(
            community,
            List.of(
                EVENTS
                    .event(EventTypes.QUESTION_ASKED)
                    .by("asker")
                    .item("q")
                    .id("asked")
                    .at(Instant.now(clock))));
    Bounties bounties = new Bounties(database.bountyStore(), in -> programmes(), clock);
    Bounties.Offer offer = new Bounties.Offer(member("cash"), "host", "q", UNIT, 400, null);
    long bounty =
        Long.parseLong(
            bounties
                .offer(community, offer, call("offer"), (made, paid) -> "" + made.id())
                .answer()
                .body());
    Desk desk = desk();
    Map<Long, PayoutLine> lines = byMember(desk.close());
    assertThat(lines.get(member("cash")).amount()).isEqualTo(1_100);
    assertThat(balance(member("cash")).held()).isEqualTo(1_500);

    bounties.award(community, bounty, member("gift"), call("award"), (made, paid) -> "");
    assertThat(balance(member("cash")).held())
        .as("the payout is still on its way")
        .isEqualTo(1_100);
    for (Payment payment : desk.export()) {
      desk.answer(paid(2, payment.line()));
    }
    assertThat(balance(member("cash"))).isEqualTo(new Balance(50, 0, 0, 0));
    assertThat(balance(member("gift")).available()).isEqualTo(400);
    assertSound();
  }
}

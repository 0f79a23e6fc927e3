// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.laurels.core.payout.Choices;
import org.laurels.core.payout.Closing;
import org.laurels.core.payout.PaymentFile;
import org.laurels.core.payout.PayoutLine;
import org.laurels.core.payout.PayoutRun;
import org.laurels.core.payout.PayoutStore;
import org.laurels.core.payout.Reconciliation;
import org.laurels.core.programme.Programmes;
import org.laurels.core.wallet.TransferReason;
import org.laurels.core.wallet.Upkeep;
import org.laurels.core.wallet.WalletStore;
import org.laurels.testkit.PayoutProgramme;

/** A community in an empty database that pays its members out each half-year. */
abstract class PayoutFixture extends CreditStoreFixture {
  static final String CYCLE = PayoutProgramme.CYCLE;

  /** The sum of a year that needs paperwork, in pence. */
  static final long GATE = 5_000;

  private final Programmes programmes = Programmes.of(PayoutProgramme.programme(GATE));

  @Override
  Programmes programmes() {
    return programmes;
  }

  @Override
  void upkeep(WalletStore over) {
    new Upkeep(over, failure -> false)
        .run(community, UNIT, PayoutProgramme.TERMS, PayoutProgramme.ZONE, Instant.now(clock));
  }

  /** All that moves payouts, over a store. */
  final class Desk {
    final PayoutStore store;
    final Choices choices;
    final Closing closing;
    final PaymentFile payments;
    final Reconciliation reconciliation;

    Desk(PayoutStore store) {
      this.store = store;
      this.choices = new Choices(store, in -> programmes, clock);
      this.closing = new Closing(store, in -> programmes, clock);
      this.payments = new PaymentFile(store, in -> programmes, clock);
      this.reconciliation = new Reconciliation(store, in -> programmes, clock);
    }

    void choose(String person, String way) {
      choices.choose(community, CYCLE, member(person), way);
    }

    List<PayoutLine> close() {
      return closing.close(community, CYCLE, null).lines();
    }

    List<PaymentFile.Payment> export() {
      return payments.of(community, CYCLE, null);
    }

    Reconciliation.Outcome answer(Reconciliation.Answer... answers) {
      return reconciliation.book(community, CYCLE, null, List.of(answers));
    }
  }

  Desk desk() {
    return new Desk(database.payoutStore());
  }

  static Reconciliation.Answer paid(int row, long line) {
    return new Reconciliation.Answer(
        row, line, Long.toString(line), true, "ref-" + line, "", null, null);
  }

  static Reconciliation.Answer failed(int row, long line) {
    return new Reconciliation.Answer(
        row, line, Long.toString(line), false, "", "no account", null, null);
  }

  void at(String instant) {
    clock.advance(Duration.between(Instant.now(clock), Instant.parse(instant)));
  }

  /** Gives somebody credits for an event of that name. */
  void earn(String person, String event, long credits) {
    intake(database.intakeStore()).accept(community, List.of(helped(person, event, credits)));
  }

  /** Takes back what that event gave. */
  void undo(String person, String event) {
    intake(database.intakeStore())
        .accept(
            community,
            List.of(
                EVENTS
                    .event("x.undone")
                    .by(person)
                    .undoes(event)
                    .id("undo-" + event)
                    .at(Instant.now(clock))));
  }

  static final String SUMMER = "2026-07-10T12:00:00Z";
  static final String CHOICE = "2026-12-05T12:00:00Z";
  static final String CLOSE = "2026-12-15T12:00:00Z";

  long sum(TransferReason reason) {
    return database.walletStore().flows(community).stream()
        .filter(flow -> flow.reason() == reason)
        .mapToLong(WalletStore.Flow::amount)
        .sum();
  }

  PayoutRun run() {
    return database
        .payoutStore()
        .run(community, CYCLE, LocalDate.parse("2026-06-01"))
        .orElseThrow();
  }

  Map<Long, PayoutLine> byMember(List<PayoutLine> lines) {
    return lines.stream()
        .filter(line -> line.part() == 0)
        .collect(Collectors.toMap(PayoutLine::memberId, Function.identity()));
  }

  /** Somebody for each thing that can become of credits. */
  void half() {
    at(SUMMER);
    earn("cash", "e-cash", 1_500);
    earn("airtime", "e-airtime", 700);
    earn("gift", "e-gift", 300);
    earn("silent", "e-silent", 900);
    earn("frozen", "e-frozen", 2_000);
    earn("donor", "e-donor", 400);
    earn("rich", "e-rich", 7_000);
    at(CHOICE);
    earn("cash", "e-late", 50);
    Desk desk = desk();
    desk.choose("cash", "airtime");
    desk.choose("cash", "cash");
    desk.choose("airtime", "airtime");
    desk.choose("gift", "charity");
    desk.choose("frozen", "cash");
    desk.choose("rich", "cash");
    desk.choose("donor", "charity");
    database.walletStore().write(community, unit -> unit.freeze(member("frozen"), true));
    at(CLOSE);
  }
}

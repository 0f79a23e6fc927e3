// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.laurels.core.payout.Choices;
import org.laurels.core.payout.Closing;
import org.laurels.core.payout.PaymentFile;
import org.laurels.core.payout.PayoutLine;
import org.laurels.core.payout.PayoutStore;
import org.laurels.core.payout.Reconciliation;
import org.laurels.core.programme.Programmes;
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
}

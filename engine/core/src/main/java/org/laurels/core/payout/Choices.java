// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.payout;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.laurels.core.community.Community;
import org.laurels.core.cycle.Way;
import org.laurels.core.payout.PayoutRefusedException.Reason;
import org.laurels.core.programme.Programmes;
import org.laurels.core.wallet.Upkeep;
import org.laurels.core.wallet.Wallet;

/**
 * Notes what members choose. Nothing moves by it, and the same choice again changes nothing.
 * Thread-safe.
 */
public final class Choices {
  private final PayoutStore store;
  private final Function<Community, Programmes> programmes;
  private final Clock clock;

  public Choices(PayoutStore store, Function<Community, Programmes> programmes, Clock clock) {
    this.store = store;
    this.programmes = programmes;
    this.clock = clock;
  }

  /**
   * Chooses a way for the period that was over last.
   *
   * @throws PayoutRefusedException if it cannot be chosen; what was chosen before stays
   */
  public Choice choose(Community community, String cycle, long memberId, String way) {
    Instant now = Instant.now(clock);
    Plan plan = Plan.of(programmes.apply(community), cycle, null, now);
    Way wanted = plan.cycle().way(way);
    if (wanted == null) {
      throw new PayoutRefusedException(
          Reason.NO_WAY, "'" + cycle + "' does not pay by '" + way + "'");
    }
    if (!now.isBefore(plan.run().choiceEnd())) {
      throw new PayoutRefusedException(
          Reason.TOO_LATE, "members could choose until " + plan.run().choiceEnd());
    }
    return store.write(community, unit -> chosen(unit, plan, memberId, wanted, now));
  }

  private static Choice chosen(PayoutUnit unit, Plan plan, long memberId, Way wanted, Instant now) {
    Wallet wallet =
        unit.open(memberId, plan.run().unit(), plan.terms(), plan.zone(), now)
            .orElseThrow(
                () -> new PayoutRefusedException(Reason.NO_MEMBER, "there is no such member"));
    Upkeep.of(wallet);
    long tally =
        Decision.tally(wallet.bookedBefore(plan.run().cutOff()).available(), wallet.owed());
    if (tally < wanted.atLeast()) {
      throw new PayoutRefusedException(
          Reason.TOO_LITTLE,
          "'%s' takes at least %d %s, there are %d"
              .formatted(wanted.id(), wanted.atLeast(), plan.run().unit(), tally));
    }
    Choice before = unit.choice(plan.cycle().id(), plan.period().first(), memberId).orElse(null);
    if (before != null && before.way().equals(wanted.id())) {
      return requireNonNull(before);
    }
    Choice choice =
        new Choice(plan.cycle().id(), plan.period().first(), wallet.identity(), wanted.id(), now);
    unit.choose(choice);
    return choice;
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.laurels.core.event.Event;
import org.laurels.core.intake.Intake;
import org.laurels.core.intake.StoreUnavailableException;
import org.laurels.core.redemption.Decision;
import org.laurels.core.redemption.Redemption;
import org.laurels.core.redemption.RedemptionState;
import org.laurels.core.redemption.Redemptions;
import org.laurels.core.wallet.Balance;
import org.laurels.core.wallet.WalletStore;

/** Wallets on a database that fails at every point there is. */
abstract class CreditFaultContract extends CreditStoreFixture {
  /** Everything over a database that may fail. */
  private final class Faulty {
    final Faults faults = new Faults(database.dataSource());
    final AtomicInteger paid = new AtomicInteger();
    final Intake intake;
    final WalletStore wallets;
    final Redemptions redemptions;

    Faulty() {
      Connections connections =
          new Connections(
              faults.source(),
              faults.source(),
              database.isH2() ? Dialect.H2 : Dialect.MYSQL,
              new NumberBlock(database.dataSource()),
              clock,
              writers);
      intake = intake(new JdbcIntakeStore(connections));
      wallets = new JdbcWalletStore(connections);
      redemptions =
          new Redemptions(
              new JdbcRedemptionStore(connections), in -> PROGRAMMES, new Willing(paid), clock);
    }
  }

  private long lastRedemption(long member) {
    List<Redemption> all = database.redemptionStore().of(community, member, 1);
    return all.isEmpty() ? 0 : all.get(0).id();
  }

  @Test
  void failureAtEachPoint_leavesTheBooksSound_andTheSameCallEndsTheWork() {
    String[] names = {"award", "take back", "vest", "expire", "hold", "settle", "release"};
    int[] found = new int[names.length];
    int serial = 0;
    for (int deed = 0; deed < names.length; deed++) {
      boolean more = true;
      for (int point = 1; more; point++) {
        String person = "p" + serial++;
        Balance calm = calmly(deed, person + "c");
        Faulty faulty = new Faulty();
        Runnable doing = prepared(deed, person, faulty);
        faulty.faults.failAt(point);
        try {
          doing.run();
          more = faulty.faults.points() >= point;
        } catch (StoreUnavailableException e) {
          assertThat(e).rootCause().hasMessageContaining("on purpose");
        }
        assertSound();
        faulty.faults.failAt(0);
        doing.run();
        assertSound();
        assertThat(balance(member(person))).as("%s, point %s", names[deed], point).isEqualTo(calm);
        found[deed] = point - 1;
      }
    }
    System.out.printf(
        "%s: points of failure %s, %s in all, books sound at each%n",
        getClass().getSimpleName(),
        String.join(", ", points(names, found)),
        Arrays.stream(found).sum());
    assertThat(found).doesNotContain(0);
  }

  private static List<String> points(String[] names, int[] found) {
    List<String> points = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      points.add(names[i] + " " + found[i]);
    }
    return points;
  }

  private Balance calmly(int deed, String person) {
    Runnable doing = prepared(deed, person, new Faulty());
    doing.run();
    return balance(member(person));
  }

  /** What can be done again until it succeeds. */
  private Runnable prepared(int deed, String person, Faulty with) {
    if (deed == 0) {
      Event event = helped(person, "award-" + person, 30);
      return () -> with.intake.accept(community, List.of(event));
    }
    if (deed == 2) {
      intake(database.intakeStore())
          .accept(community, List.of(helped(person, "rich-" + person, 30)));
      clock.advance(Duration.ofDays(3));
      return () -> upkeep(with.wallets);
    }
    long member = rich(person, 30);
    return switch (deed) {
      case 1 -> {
        Event undo =
            EVENTS
                .event("x.undone")
                .by(person)
                .undoes("rich-" + person)
                .id("undo-" + person)
                .at(Instant.now(clock));
        yield () -> with.intake.accept(community, List.of(undo));
      }
      case 3 -> {
        clock.advance(Duration.ofDays(20));
        yield () -> upkeep(with.wallets);
      }
      case 4 -> () -> hold(with.redemptions, member, person);
      case 5 -> {
        hold(with.redemptions, member, person);
        long id = lastRedemption(member);
        yield () -> {
          while (with.redemptions.goOn(community, id).state() != RedemptionState.SETTLED) {
            clock.advance(Duration.ofMinutes(1));
          }
          assertThat(with.paid).as("paid").hasValueLessThanOrEqualTo(1);
        };
      }
      default -> {
        hold(with.redemptions, member, person);
        long id = lastRedemption(member);
        yield () ->
            with.redemptions.decide(
                community,
                id,
                new Decision.Cancel(),
                call("cancel-" + person),
                made -> Long.toString(made.id()));
      }
    };
  }
}

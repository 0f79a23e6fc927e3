// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.laurels.core.bounty.Bounties;
import org.laurels.core.bounty.Share;
import org.laurels.core.intake.StoreUnavailableException;
import org.laurels.core.wallet.Balance;

/** Bounties on a database that fails at every point there is. */
abstract class BountyFaultContract extends BountyStoreFixture {
  private static final List<String> DEEDS =
      List.of("offer", "award", "split", "return", "expire", "company's offer", "company's award");

  /** What the giver and both helpers have. */
  private List<Balance> balances(String run) {
    return List.of(
        balance(member("g" + run)), balance(member("a" + run)), balance(member("b" + run)));
  }

  @Test
  void failureAtEachPoint_leavesTheBooksSound_andTheSameCallEndsTheWork() {
    int[] found = new int[DEEDS.size()];
    int serial = 0;
    for (int deed = 0; deed < DEEDS.size(); deed++) {
      String calm = "c" + deed;
      prepared(deed, calm, bounties()).run();
      List<Balance> right = balances(calm);
      boolean more = true;
      for (int point = 1; more; point++) {
        String run = "p" + serial++;
        Faults faults = new Faults(database.dataSource());
        Runnable doing = prepared(deed, run, bounties(new JdbcBountyStore(over(faults))));
        faults.failAt(point);
        try {
          doing.run();
          more = faults.points() >= point;
        } catch (StoreUnavailableException e) {
          assertThat(e).rootCause().hasMessageContaining("on purpose");
        }
        assertSound();
        faults.failAt(0);
        doing.run();
        assertSound();
        assertThat(balances(run)).as("%s, point %s", DEEDS.get(deed), point).isEqualTo(right);
        found[deed] = point - 1;
      }
    }
    List<String> points = new ArrayList<>();
    for (int deed = 0; deed < DEEDS.size(); deed++) {
      points.add(DEEDS.get(deed) + " " + found[deed]);
    }
    System.out.printf(
        "%s: points of failure %s, %d in all, books sound at each%n",
        getClass().getSimpleName(), String.join(", ", points), Arrays.stream(found).sum());
    assertThat(found).doesNotContain(0);
  }

  private Connections over(Faults faults) {
    return new Connections(
        faults.source(),
        faults.source(),
        database.isH2() ? Dialect.H2 : Dialect.MYSQL,
        new NumberBlock(database.dataSource()),
        clock,
        writers);
  }

  /** What can be done again until it succeeds. */
  private Runnable prepared(int deed, String run, Bounties with) {
    long giver = rich("g" + run, 30);
    long one = rich("a" + run, 1);
    long other = rich("b" + run, 1);
    String item = "q" + run;
    asked(item);
    boolean companys = deed >= 5;
    Instant end = deed == 4 ? Instant.now(clock).plus(Duration.ofHours(1)) : null;
    Bounties.Offer offer = offer(companys ? 0 : giver, item, 25, end);
    if (deed == 0 || deed == 5) {
      return () -> with.offer(community, offer, call("offer" + run), TELLING);
    }
    long id = offered(offer);
    return switch (deed) {
      case 1, 6 -> () -> with.award(community, id, one, call("end" + run), TELLING);
      case 2 -> {
        List<Share> shares = List.of(new Share(one, 2), new Share(other, 1));
        yield () -> with.split(community, id, shares, call("end" + run), TELLING);
      }
      case 3 -> () -> with.giveBack(community, id, call("end" + run), TELLING);
      default -> {
        clock.advance(Duration.ofHours(1));
        yield () -> with.giveBackExpired(community);
      }
    };
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.laurels.core.bounty.Bounties;
import org.laurels.core.bounty.BountyRefusedException;
import org.laurels.core.bounty.BountyRefusedException.Why;
import org.laurels.core.bounty.Share;

/** Many who would end one bounty, or offer one on the same item: one of them does. */
abstract class BountyRaceContract extends BountyStoreFixture {
  @Test
  void race_toEndOneBounty_hasOneWinner() throws Exception {
    int threads = 64;
    List<Long> helpers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      helpers.add(rich("h" + i, 1));
    }
    long ann = rich("ann", 100);
    asked("q1");
    try (Database other = Database.open(url, clock)) {
      for (long giver : new long[] {ann, 0}) {
        long id = offered(offer(giver, "q1", 40));
        long before = helpers.stream().mapToLong(each -> balance(each).available()).sum();
        AtomicInteger won = new AtomicInteger();
        AtomicInteger paid = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> all = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
          int thread = t;
          Bounties bounties = bounties((t % 2 == 0 ? database : other).bountyStore());
          Thread racer =
              new Thread(
                  () -> {
                    try {
                      start.await();
                      if (thread % 16 == 15) {
                        bounties.giveBack(community, id, call(giver + "r" + thread), TELLING);
                      } else {
                        long helper = helpers.get(thread % 8);
                        Share share = new Share(helper, 1);
                        Share next = new Share(helpers.get((thread + 3) % 8), 2);
                        bounties.split(
                            community,
                            id,
                            List.of(share, next),
                            call(giver + "r" + thread),
                            TELLING);
                        paid.incrementAndGet();
                      }
                      won.incrementAndGet();
                    } catch (BountyRefusedException e) {
                      refused.incrementAndGet();
                    } catch (InterruptedException | RuntimeException | Error e) {
                      failures.add(e);
                    }
                  });
          racer.start();
          all.add(racer);
        }
        start.countDown();
        for (Thread racer : all) {
          racer.join();
        }
        assertThat(failures).isEmpty();
        assertThat(won).hasValue(1);
        assertThat(refused).hasValue(threads - 1);
        long after = helpers.stream().mapToLong(each -> balance(each).available()).sum();
        assertThat(after - before).isEqualTo(40L * paid.get());
        assertSound();
        System.out.printf(
            "%s: %d threads end one bounty of %s: %s won, %s refused%n",
            getClass().getSimpleName(), threads, giver == 0 ? "the company" : "ann", won, refused);
      }
    }
  }

  @Test
  void race_toOfferOnOneItem_hasOneWinner() throws Exception {
    long ann = rich("ann", 100);
    asked("q1");
    for (long giver : new long[] {ann, 0}) {
      AtomicInteger won = new AtomicInteger();
      ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
      List<Thread> all = new ArrayList<>();
      for (int t = 0; t < 16; t++) {
        String key = giver + "o" + t;
        Thread racer =
            new Thread(
                () -> {
                  try {
                    bounties().offer(community, offer(giver, "q1", 3), call(key), TELLING);
                    won.incrementAndGet();
                  } catch (BountyRefusedException e) {
                    if (e.why() != Why.ALREADY_OFFERED) {
                      failures.add(e);
                    }
                  } catch (RuntimeException | Error e) {
                    failures.add(e);
                  }
                });
        racer.start();
        all.add(racer);
      }
      for (Thread racer : all) {
        racer.join();
      }
      assertThat(failures).isEmpty();
      assertThat(won).hasValue(1);
    }
    assertBalance(ann, 97, 3);
    assertSound();
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventTypes;
import org.laurels.core.intake.Receipt;
import org.laurels.core.link.LinkRefusal;

/** Many who would use one code, or link one account, at once: one of them does. */
abstract class LinkRaceContract extends LinkStoreFixture {
  @Test
  void race_forOneCode_hasOneWinner() throws Exception {
    int threads = 16;
    for (int round = 0; round < 5; round++) {
      String holder = "ann" + round;
      rich(holder, 1);
      String code = code("host", holder);
      List<Event> posts = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        account("desk", round + "-" + t);
        posts.add(
            event(
                "desk",
                EventTypes.MEMBER_PROVED,
                round + "-" + t,
                Map.of("code", String.valueOf(code))));
      }
      assertOneOf(posts, LinkRefusal.USED_CODE);
    }
  }

  @Test
  void race_toLinkOneAccount_withManyMembers_hasOneWinner() throws Exception {
    int threads = 12;
    for (int round = 0; round < 5; round++) {
      account("desk", "r" + round);
      for (int t = 0; t < threads; t++) {
        accept(helped("p" + round + "-" + t, "helped" + round + "-" + t, 1));
      }
      List<Event> posts = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        String holder = "p" + round + "-" + t;
        String code = code("host", holder);
        posts.add(
            event(
                "desk",
                EventTypes.MEMBER_PROVED,
                "r" + round,
                Map.of("code", String.valueOf(code))));
      }
      assertOneOf(posts, LinkRefusal.LINKED_ELSEWHERE);
    }
  }

  private void assertOneOf(List<Event> posts, LinkRefusal others) throws Exception {
    ConcurrentLinkedQueue<Receipt> receipts = new ConcurrentLinkedQueue<>();
    ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    CountDownLatch start = new CountDownLatch(1);
    try (Database second = Database.open(url, clock)) {
      List<Thread> all = new ArrayList<>();
      for (int i = 0; i < posts.size(); i++) {
        Event post = posts.get(i);
        Database process = i % 2 == 0 ? database : second;
        Thread thread =
            new Thread(
                () -> {
                  try {
                    start.await();
                    receipts.addAll(intake(process.intakeStore()).accept(community, List.of(post)));
                  } catch (InterruptedException | RuntimeException | Error e) {
                    failures.add(e);
                  }
                });
        thread.start();
        all.add(thread);
      }
      start.countDown();
      for (Thread thread : all) {
        thread.join();
      }
    }
    assertThat(failures).isEmpty();
    assertThat(receipts.stream().filter(each -> each.status() == Receipt.Status.ACCEPTED))
        .hasSize(1);
    assertThat(receipts.stream().filter(each -> each.problem() != null).map(Receipt::problem))
        .hasSize(posts.size() - 1)
        .containsOnly(others.text());
    assertSound();
    System.out.printf(
        "%s: %d threads in two processes: 1 linked, %d refused (%s)%n",
        getClass().getSimpleName(), posts.size(), posts.size() - 1, others);
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.laurels.core.community.Community;
import org.laurels.core.event.Event;
import org.laurels.core.intake.Intake;
import org.laurels.core.intake.IntakeStore;
import org.laurels.core.intake.MicroBatcher;
import org.laurels.core.intake.Receipt;
import org.laurels.core.programme.Programmes;

class MicroBatcherTest {
  private static final Community COMMUNITY = new Community(1, "lane");

  private final TestEvents of = TestEvents.of("forum");
  private final SlowStore store = new SlowStore();
  private final Programmes programmes = Programmes.of(TestProgrammes.first());
  private final Intake intake =
      new Intake(
          store,
          (community, version) -> programmes,
          TestClock.pinned("2026-04-01T00:00:00Z"),
          (incident, cause) -> {
            throw new AssertionError(cause);
          });

  /** Counts transactions, and holds the first one up. */
  private static final class SlowStore implements IntakeStore {
    private final InMemoryIntakeStore store = new InMemoryIntakeStore();
    private final AtomicInteger transactions = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);

    @Override
    public <T> T write(Community community, Work<T> work) {
      if (transactions.incrementAndGet() == 1) {
        begun.countDown();
        await(mayGoOn);
      }
      return store.write(community, work);
    }

    @Override
    public <T> T read(Community community, Look<T> look) {
      return store.read(community, look);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static CompletableFuture<List<Receipt>> offer(MicroBatcher batcher, Event event) {
    return batcher.offer(COMMUNITY, List.of(event));
  }

  private static void accepted(CompletableFuture<List<Receipt>> answer) throws Exception {
    assertThat(answer.get(30, TimeUnit.SECONDS))
        .extracting(Receipt::status)
        .containsExactly(Receipt.Status.ACCEPTED);
  }

  @Test
  void whatWaits_isOneTransaction_andWhatOvertook_isInItsOrderAgain() throws Exception {
    try (MicroBatcher batcher = new MicroBatcher(intake, Duration.ofSeconds(1))) {
      CompletableFuture<List<Receipt>> asked = offer(batcher, of.question("q", "ann").at(0));
      await(store.begun);
      CompletableFuture<List<Receipt>> liked = offer(batcher, of.upvote("q", "ben").at(1));
      CompletableFuture<List<Receipt>> likedToo = offer(batcher, of.upvote("q", "cat").at(2));
      store.mayGoOn.countDown();
      accepted(asked);
      accepted(liked);
      accepted(likedToo);
      assertThat(store.transactions).as("one for the first, one for what waited").hasValue(2);

      CompletableFuture<List<Receipt>> fourth = offer(batcher, of.upvote("q", "eve").at(4));
      assertThatThrownBy(() -> fourth.get(100, TimeUnit.MILLISECONDS))
          .as("it is held back")
          .isInstanceOf(TimeoutException.class);
      CompletableFuture<List<Receipt>> third = offer(batcher, of.upvote("q", "dan").at(3));
      accepted(fourth);
      accepted(third);
      assertThat(store.transactions).as("the overtaken one was waited for").hasValue(3);
    }
  }

  @Test
  void loneSender_isNeverHeldBack() throws Exception {
    store.mayGoOn.countDown();
    try (MicroBatcher batcher = new MicroBatcher(intake, Duration.ofHours(1))) {
      accepted(offer(batcher, of.question("q", "ann").at(0)));
      accepted(offer(batcher, of.upvote("q", "ben").at(1)));
      accepted(offer(batcher, of.upvote("q", "cat").at(2)));
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.laurels.core.community.Community;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventKey;
import org.laurels.core.intake.Audit;
import org.laurels.core.intake.Intake;
import org.laurels.core.intake.Receipt;
import org.laurels.core.programme.Programme;
import org.laurels.core.programme.ProgrammeVersion;
import org.laurels.core.programme.Programmes;

/** One history delivered to the engine in one way, and the model's opinion of what came of it. */
final class ModelRun {
  /** One thing that is done to the engine. */
  sealed interface Step {}

  record Offer(List<Event> batch) implements Step {}

  record Publish(ProgrammeVersion version) implements Step {}

  /** Comes first: everything that a rule can read is to be seen in the ledger. Slow. */
  record Tell() implements Step {}

  private static final Community COMMUNITY = new Community(1, "model");

  private final InMemoryIntakeStore store = new InMemoryIntakeStore();
  private final List<ProgrammeVersion> published = new ArrayList<>();
  private final TestClock clock = TestClock.pinned("2026-04-01T00:00:00Z");
  private final Set<EventKey> offered = new HashSet<>();
  private final List<Event> history = new ArrayList<>();
  private final Intake intake;
  private final Audit audit;
  private boolean tells;

  private ModelRun() {
    published.add(
        ProgrammeVersion.always(1, TestCampaigns.firstIn(TestHonours.in(TestProgrammes.first()))));
    intake =
        new Intake(
            store,
            (community, version) -> new Programmes(published.subList(0, version)),
            clock,
            (incident, cause) -> {
              throw new AssertionError("poison: " + cause, cause);
            });
    audit =
        new Audit(
            store,
            new InMemoryAuditStore(store),
            (community, version) -> new Programmes(published.subList(0, version)),
            clock);
  }

  /** A way to deliver a random history; the same for the same seed. */
  static List<Step> plan(long seed, int size) {
    Random random = new Random(seed);
    boolean moves = random.nextInt(4) == 0;
    List<Event> offered =
        new ArrayList<>(moves ? RandomHistory.withMoves(seed, size) : RandomHistory.of(seed, size));
    switch (random.nextInt(3)) {
      case 0 -> Collections.shuffle(offered, random);
      case 1 -> jumble(offered, random);
      default -> {
        // As it happened.
      }
    }
    for (int i = size / 10; i > 0; i--) {
      Event again = offered.get(random.nextInt(offered.size()));
      offered.add(random.nextInt(offered.size()), again);
    }
    List<Step> steps = new ArrayList<>();
    if (size < 100 || random.nextInt(8) == 0) {
      steps.add(new Tell());
    }
    RandomHistory.batches(offered, random).forEach(batch -> steps.add(new Offer(batch)));
    int versions = random.nextInt(3);
    for (int number = 2; number < 2 + versions; number++) {
      long before = steps.stream().filter(step -> step instanceof Publish).count();
      int at = before == 0 ? random.nextInt(steps.size()) : steps.size();
      steps.add(at, new Publish(version(number, random)));
    }
    return steps;
  }

  /** Mostly in order, as deliveries over a network are. */
  private static void jumble(List<Event> events, Random random) {
    for (int i = events.size() / 5; i > 0; i--) {
      int from = random.nextInt(events.size());
      int to = Math.min(events.size() - 1, from + random.nextInt(30));
      Collections.swap(events, from, to);
    }
  }

  private static ProgrammeVersion version(int number, Random random) {
    Instant from = TestEvents.minute(random.nextInt(3 * 1440));
    Instant since =
        switch (random.nextInt(3)) {
          case 0 -> Instant.MIN;
          case 1 -> from.minus(Duration.ofHours(random.nextInt(48)));
          default -> from;
        };
    Programme programme =
        number == 2
            ? TestCampaigns.secondIn(TestHonours.retiredIn(TestProgrammes.second()))
            : random.nextBoolean()
                ? TestHonours.retiredIn(TestProgrammes.first())
                : TestCampaigns.firstIn(TestHonours.in(TestProgrammes.first()));
    return new ProgrammeVersion(number, programme, from, since);
  }

  /** Takes the steps; fails where the engine breaks a promise or differs from the model. */
  static void run(List<Step> steps) {
    ModelRun run = new ModelRun();
    int taken = 0;
    for (Step step : steps) {
      if (step instanceof Offer offer) {
        run.offer(offer.batch());
      } else if (step instanceof Publish publish) {
        run.publish(publish.version());
      } else {
        run.tell();
      }
      run.store.checkFigures(COMMUNITY);
      // The store itself refuses twins and second reversals at each write; this reads it all.
      if (++taken % 10 == 0 || taken == steps.size()) {
        run.store.books(COMMUNITY).check();
      }
    }
    new ReferenceModel(new Programmes(run.published), run.history, Instant.now(run.clock))
        .check(run.store.books(COMMUNITY));
    assertThat(run.audit.verify(COMMUNITY, (phase, done, total) -> {}).examples())
        .as("audit")
        .isEmpty();
  }

  private void offer(List<Event> batch) {
    List<Receipt> receipts = intake.accept(COMMUNITY, batch);
    for (int i = 0; i < batch.size(); i++) {
      boolean isNew = offered.add(batch.get(i).key());
      assertThat(receipts.get(i).status())
          .as("receipt")
          .isEqualTo(isNew ? Receipt.Status.ACCEPTED : Receipt.Status.DUPLICATE);
      if (isNew) {
        history.add(batch.get(i));
      }
    }
    assertThat(store.events(COMMUNITY)).as("stored events").hasSize(offered.size());
  }

  private void tell() {
    tells = true;
    published.set(0, ProgrammeVersion.always(1, Telltale.in(published.get(0).programme())));
  }

  private void publish(ProgrammeVersion version) {
    Programme programme = tells ? Telltale.in(version.programme()) : version.programme();
    published.add(
        new ProgrammeVersion(published.size() + 1, programme, version.from(), version.since()));
    store.publish(COMMUNITY, published.size());
    audit.rebuild(COMMUNITY, (phase, done, total) -> {});
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.laurels.core.community.Community;
import org.laurels.core.event.Event;
import org.laurels.core.intake.Intake;
import org.laurels.core.intake.IntakeStore;
import org.laurels.core.intake.Receipt;
import org.laurels.core.programme.Programmes;

/** One empty store, one community in it and an intake into it, new for each test. */
abstract class IntakeStoreFixture {
  final TestEvents forum = TestEvents.of("forum");
  final List<RuntimeException> poison = Collections.synchronizedList(new ArrayList<>());
  static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");

  IntakeStore store;
  Community community;
  Intake intake;

  // The constructor of a test cannot call what its subclass sets up.
  @SuppressWarnings("NullAway.Init")
  IntakeStoreFixture() {}

  /** An empty store. Called before each test. */
  protected abstract IntakeStore freshStore();

  /**
   * Makes a community in that store, of which version 1 of a programme is published. The document
   * is never read: tests bring their programmes compiled.
   */
  protected abstract Community freshCommunity(IntakeStore fresh, String name);

  /** Everything that the community has in that store now; see {@link Books#read}. */
  protected abstract Books books(IntakeStore of, Community community);

  @BeforeEach
  final void open() {
    store = freshStore();
    community = freshCommunity(store, "first");
    intake = intake(store);
  }

  final Intake intake(IntakeStore on) {
    return intake(on, Programmes.of(TestProgrammes.first()));
  }

  final Intake intake(IntakeStore on, Programmes programmes) {
    TestClock clock = TestClock.pinned(NOW);
    return new Intake(on, (of, version) -> programmes, clock, (id, cause) -> poison.add(cause));
  }

  final List<Receipt.Status> accept(Event... events) {
    return intake.accept(community, List.of(events)).stream().map(Receipt::status).toList();
  }

  final Books books() {
    assertThat(poison).as("events that made the engine fail").isEmpty();
    return books(store, community).check();
  }
}

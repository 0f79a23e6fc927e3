// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.seed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.EventTypes;

/** Employees who hide answers, show some of them again, and delete others. */
final class Moderation {
  private final Dice dice;
  private final Rhythm rhythm;
  private final List<Person> employees;
  private final EventLog log;

  Moderation(Dice dice, Rhythm rhythm, People people, EventLog log) {
    this.dice = dice;
    this.rhythm = rhythm;
    this.employees = people.of(Part.EMPLOYEE);
    this.log = log;
  }

  /** Decides, as soon as it is written, what will become of a post. */
  void look(Post post) {
    if (!dice.chance(0.04)) {
      return;
    }
    Instant from = rhythm.afterInOffice(post.created, Duration.ofHours(20));
    boolean deleted = dice.chance(0.35);
    @Nullable Instant until = null;
    if (!deleted && dice.chance(0.45)) {
      until = rhythm.afterInOffice(from, Duration.ofHours(16));
    }
    post.goes(from, until);
    say(deleted ? EventTypes.CONTENT_DELETED : EventTypes.CONTENT_HIDDEN, from, post);
    if (until != null) {
      say(EventTypes.CONTENT_RESTORED, until, post);
    }
  }

  private void say(String type, Instant time, Post post) {
    log.draft(SampleCommunity.FORUM, type, time)
        .by(dice.pick(employees).id())
        .on(post.named())
        .add();
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.seed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.EventTypes;

/** How askers choose the answer that solves their question, and change their minds. */
final class Acceptances {
  private static final double CHOSEN = 0.62;
  private static final double TAKEN_BACK = 0.05;
  private static final double SWITCHED = 0.09;

  private final Dice dice;
  private final Rhythm rhythm;
  private final EventLog log;

  Acceptances(Dice dice, Rhythm rhythm, EventLog log) {
    this.dice = dice;
    this.rhythm = rhythm;
    this.log = log;
  }

  void decide(Post question, List<Post> answers) {
    if (answers.isEmpty() || !dice.chance(CHOSEN)) {
      return;
    }
    Person asker = question.author;
    Post best = best(answers, null);
    Instant accepted = rhythm.after(best.created, Duration.ofHours(2));
    if (!best.stands(accepted)) {
      return;
    }
    accept(asker, best, accepted);
    if (dice.chance(TAKEN_BACK)) {
      takeBack(asker, best, rhythm.after(accepted, Duration.ofDays(1)));
    } else if (answers.size() > 1 && dice.chance(SWITCHED)) {
      Post other = best(answers, best);
      Instant later = other.created.isAfter(accepted) ? other.created : accepted;
      // The forum keeps one solution: accepting this one takes it from the other.
      accept(asker, other, rhythm.after(later, Duration.ofHours(12)));
    }
  }

  private Post best(List<Post> answers, @Nullable Post except) {
    Post best = answers.get(0);
    double most = -1;
    for (Post answer : answers) {
      double worth = answer.author.part().skill + 0.6 * dice.share();
      if (answer != except && worth > most) {
        best = answer;
        most = worth;
      }
    }
    return best;
  }

  void accept(Person asker, Post answer, Instant time) {
    say(EventTypes.SOLUTION_ACCEPTED, asker, answer, time);
  }

  private void takeBack(Person asker, Post answer, Instant time) {
    say(EventTypes.SOLUTION_UNACCEPTED, asker, answer, time);
    if (dice.chance(0.3)) {
      accept(asker, answer, rhythm.after(time, Duration.ofDays(1)));
    }
  }

  private void say(String type, Person asker, Post answer, Instant time) {
    if (answer.stands(time)) {
      log.draft(SampleCommunity.FORUM, type, time).by(asker.id()).on(answer.named()).add();
    }
  }
}

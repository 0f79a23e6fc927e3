// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.seed;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** When people do things: by day rather than by night, on weekdays more, and more every month. */
final class Rhythm {
  private static final double[] HOURS = {
    0.12, 0.06, 0.03, 0.02, 0.03, 0.08, 0.22, 0.45, 0.70, 0.85, 0.90, 0.85,
    0.75, 0.80, 0.82, 0.80, 0.78, 0.82, 0.90, 1.00, 0.98, 0.80, 0.50, 0.25
  };
  private static final double[] WEEKDAYS = {1.00, 0.96, 0.94, 0.92, 0.85, 0.62, 0.70};
  private static final double FIRST_ACTIVITY = 0.55;
  private static final Duration REACTION_MIN = Duration.ofSeconds(25);
  private static final int TRIES = 6;

  private final Dice dice;
  private final Instant start;
  private final Instant end;

  Rhythm(Dice dice, Instant start, Instant end) {
    this.dice = dice;
    this.start = start;
    this.end = end;
  }

  Instant start() {
    return start;
  }

  /** The moment after this share of the whole time. */
  Instant at(double share) {
    return start.plusMillis((long) (Duration.between(start, end).toMillis() * share));
  }

  /** Some moment of the whole time. */
  Instant moment() {
    return momentAfter(start);
  }

  /** Some moment between this one and the end. */
  Instant momentAfter(Instant from) {
    double left = (double) Duration.between(from, end).toMillis();
    while (true) {
      Instant moment = from.plusMillis((long) (left * dice.share()));
      if (dice.chance(activity(moment) * growth(moment))) {
        return moment;
      }
    }
  }

  /** When somebody reacts to what happened at that moment; strictly later. */
  Instant after(Instant cause, Duration median) {
    Instant moment = cause;
    for (int i = 0; i < TRIES; i++) {
      moment = cause.plus(REACTION_MIN).plus(dice.time(median, 1.5));
      if (dice.chance(activity(moment))) {
        return moment;
      }
    }
    return moment;
  }

  /** When an employee reacts: as others, but on weekdays from 8 to 18 only. */
  Instant afterInOffice(Instant cause, Duration median) {
    Instant moment = after(cause, median);
    while (!isOffice(moment)) {
      moment = moment.plusSeconds(dice.between(2_400, 3_600));
    }
    return moment;
  }

  private static boolean isOffice(Instant moment) {
    ZonedDateTime local = moment.atZone(ZoneOffset.UTC);
    return local.getDayOfWeek().getValue() <= 5 && local.getHour() >= 8 && local.getHour() < 18;
  }

  private static double activity(Instant moment) {
    ZonedDateTime local = moment.atZone(ZoneOffset.UTC);
    return HOURS[local.getHour()] * WEEKDAYS[local.getDayOfWeek().getValue() - 1];
  }

  private double growth(Instant moment) {
    double passed =
        (double) Duration.between(start, moment).toMillis()
            / Duration.between(start, end).toMillis();
    return FIRST_ACTIVITY + (1 - FIRST_ACTIVITY) * passed;
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.seed;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How large a sample community is.
 *
 * @param members people in the forum, employees included
 * @param questions threads of the forum
 * @param ideas entries on the idea board
 * @param tickets conversations with the care desk
 * @param span from the first member to the end
 */
public record SampleSize(int members, int questions, int ideas, int tickets, Duration span) {
  public static final int MEMBERS_MIN = 20;
  public static final int COUNT_MAX = 1_000_000;
  public static final Duration SPAN_MIN = Duration.ofDays(60);
  public static final Duration SPAN_MAX = Duration.ofDays(3_650);

  /** A few hundred members over a year, about {@value #USUAL_EVENTS} events. */
  public static final SampleSize USUAL = new SampleSize(340, 900, 70, 280, Duration.ofDays(365));

  /** Some dozens of members over a year, about a thousand events. */
  public static final SampleSize SMALL = about(1_000);

  private static final int USUAL_EVENTS = 10_000;

  public SampleSize {
    requireNonNull(span, "span is null");
    requireWithin("members", members, MEMBERS_MIN);
    requireWithin("questions", questions, 1);
    requireWithin("ideas", ideas, 0);
    requireWithin("tickets", tickets, 0);
    if (span.compareTo(SPAN_MIN) < 0 || span.compareTo(SPAN_MAX) > 0) {
      throw new IllegalArgumentException("span must be " + SPAN_MIN + " to " + SPAN_MAX);
    }
  }

  private static void requireWithin(String name, int count, int least) {
    if (count < least || count > COUNT_MAX) {
      throw new IllegalArgumentException(name + " must be " + least + " to " + COUNT_MAX);
    }
  }

  /** A size of the usual proportions that gives about so many events over a year. */
  public static SampleSize about(int events) {
    return new SampleSize(
        Math.max(MEMBERS_MIN, share(340, events)),
        Math.max(1, share(900, events)),
        share(70, events),
        share(280, events),
        Duration.ofDays(365));
  }

  private static int share(int usual, int events) {
    return (int) ((long) usual * events / USUAL_EVENTS);
  }

  /** The same community over another time. */
  public SampleSize withSpan(Duration other) {
    return new SampleSize(members, questions, ideas, tickets, other);
  }
}

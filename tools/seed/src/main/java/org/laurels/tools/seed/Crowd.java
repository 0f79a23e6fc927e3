// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.seed;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** People from whom one is drawn, some more often than others, as soon as they have joined. */
final class Crowd {
  private final List<Person> people;
  private final double[] weightsUpTo;

  /**
   * Makes a crowd.
   *
   * @param people in the order they joined
   */
  Crowd(List<Person> people, ToDoubleFunction<Person> weight) {
    this.people = people;
    this.weightsUpTo = new double[people.size()];
    double sum = 0;
    for (int i = 0; i < weightsUpTo.length; i++) {
      sum += weight.applyAsDouble(people.get(i));
      weightsUpTo[i] = sum;
    }
  }

  /** One of those who are there at that moment. */
  Person draw(Dice dice, Instant at) {
    int present = presentAt(at);
    if (present == 0) {
      throw new IllegalStateException("nobody has joined by " + at);
    }
    int found =
        Arrays.binarySearch(weightsUpTo, 0, present, weightsUpTo[present - 1] * dice.share());
    return people.get(Math.min(found < 0 ? -found - 1 : found + 1, present - 1));
  }

  /** As {@link #draw}, with those at home on that board twice as likely. */
  Person draw(Dice dice, Instant at, Board board) {
    Person person = draw(dice, at);
    return person.board() != board && dice.chance(0.5) ? draw(dice, at) : person;
  }

  private int presentAt(Instant at) {
    int low = 0;
    int high = people.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (people.get(middle).joined().isBefore(at)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.laurels.core.intake.Explanation;

/** Says in a sentence why a rule gave something, or why not; the same in every place that does. */
public final class Wording {
  private Wording() {}

  public static String why(Explanation.Considered considered) {
    if (considered.failure() != null) {
      return "nothing, since the condition could not be evaluated: " + considered.failure();
    }
    String condition = "'" + considered.condition() + "'";
    if (!considered.held()) {
      return "nothing, since " + condition + " did not hold" + read(considered.values());
    }
    if (considered.given().isEmpty()) {
      return "nothing stands: it was taken back, or the amount was 0";
    }
    List<String> parts = new ArrayList<>();
    considered.given().forEach(given -> parts.add(given(given)));
    return String.join("; ", parts) + ", since " + condition + " held" + read(considered.values());
  }

  private static String given(Explanation.Given given) {
    String asked = signed(given.asked()) + " " + given.unit();
    Explanation.Raise raise = given.raise();
    String raised =
        raise == null
            ? ""
            : signed(raise.from())
                + " times "
                + raise.factor()
                + " by the campaign "
                + raise.campaign();
    if (given.heldBack() == 0) {
      return raise == null ? asked : asked + " (" + raised + ")";
    }
    long left = given.asked() - given.heldBack();
    return (left == 0 ? "nothing" : signed(left) + " " + given.unit())
        + " (would have been "
        + asked
        + (raise == null ? "" : ", " + raised)
        + "; the limit "
        + given.limit()
        + " is reached)";
  }

  private static String read(Map<String, String> values) {
    List<String> parts = new ArrayList<>();
    new TreeMap<>(values).forEach((name, value) -> parts.add(name + " = " + value));
    return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
  }

  /** An amount with its sign. */
  public static String signed(long amount) {
    return amount > 0 ? "+" + amount : Long.toString(amount);
  }
}

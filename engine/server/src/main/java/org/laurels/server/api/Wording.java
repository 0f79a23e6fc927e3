// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.laurels.core.intake.Explanation;
import org.laurels.core.rule.Share;

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
    if (considered.given().isEmpty() && considered.again()) {
      return "nothing, since the idea had reached this stage before, and a stage is shared once";
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
    String reasons =
        Stream.of(shared(given), raised)
            .filter(reason -> !reason.isEmpty())
            .collect(Collectors.joining(", "));
    if (given.heldBack() == 0) {
      return reasons.isEmpty() ? asked : asked + " (" + reasons + ")";
    }
    long left = given.asked() - given.heldBack();
    return (left == 0 ? "nothing" : signed(left) + " " + given.unit())
        + " (would have been "
        + asked
        + (reasons.isEmpty() ? "" : ", " + reasons)
        + "; the limit "
        + given.limit()
        + " is reached)";
  }

  /** Of what somebody has a part, and how it was divided; empty where it is not shared. */
  public static String shared(Explanation.Given given) {
    Explanation.Part part = given.part();
    if (part == null) {
      return "";
    }
    String people =
        switch (part.group()) {
          case AUTHOR -> "the author";
          case CO_AUTHORS -> part.people() == 1 ? "1 co-author" : part.people() + " co-authors";
          case SUPPORTERS -> part.people() == 1 ? "1 supporter" : part.people() + " supporters";
        };
    return "of "
        + signed(part.whole())
        + " shared, "
        + part.percent()
        + " % or "
        + signed(part.ofGroup())
        + " for "
        + people
        + (part.inherits() ? " with what a group without people leaves" : "")
        + (part.group() == Share.Group.SUPPORTERS && part.others() > 0
            ? ", the first to vote; " + part.others() + " more do not share"
            : "");
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

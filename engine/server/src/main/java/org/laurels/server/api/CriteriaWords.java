// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laurels.core.badge.Badge;
import org.laurels.core.intake.Progress;
import org.laurels.core.rule.Goal;

/** What a badge wants, in plain English, where its author has not said it. */
public final class CriteriaWords {
  private static final Pattern CALL =
      Pattern.compile("member\\.(count|did|counter|gained)\\('([^']*)'(?:, '([^']*)')?\\)");
  private static final Map<String, String> COUNTED =
      Map.of(
          "solution.accepted", "accepted solutions",
          "vote.cast", "votes received",
          "answer.posted", "answers",
          "question.asked", "questions",
          "comment.posted", "comments",
          "idea.submitted", "ideas",
          "article.published", "articles",
          "edit.approved", "approved edits",
          "ticket.solved", "tickets solved",
          "member.visited", "visits");
  private static final Map<String, String> DONE =
      Map.of("vote.cast", "votes cast", "solution.accepted", "solutions accepted");

  private CriteriaWords() {}

  /** What a badge wants; nothing where it can be said neither by its author nor by figures. */
  public static Optional<String> of(Badge badge) {
    if (badge.description() != null) {
      return Optional.of(badge.description());
    }
    if (badge.isByHandOnly()) {
      return Optional.of("Granted by people");
    }
    int weeks = badge.terms().streakWeeks();
    if (weeks > 0) {
      return Optional.of(weeks + " weeks in a row");
    }
    List<Goal> goals = badge.condition().goals();
    return goals.isEmpty()
        ? Optional.empty()
        : Optional.of(
            goals.stream()
                .map(goal -> "at least " + goal.atLeast() + " " + figure(goal.figure().text()))
                .collect(Collectors.joining(" and ")));
  }

  /** What a figure counts, as the end of a sentence that begins with a number. */
  public static String figure(String text) {
    if (text.equals(Progress.STREAK)) {
      return "weeks in a row";
    }
    Matcher call = CALL.matcher(text);
    if (!call.matches()) {
      return text.matches("member\\.[a-z_]+") ? text.substring(7).replace('_', ' ') : text;
    }
    String what = call.group(2);
    @Nullable String window = call.group(3);
    return switch (call.group(1)) {
      case "count" -> COUNTED.getOrDefault(what, "times " + spoken(what));
      case "did" -> DONE.getOrDefault(what, COUNTED.getOrDefault(what, "times " + spoken(what)));
      case "gained" -> what + " within a " + (window == null ? "time" : window);
      default -> what.replace('-', ' ');
    };
  }

  private static String spoken(String type) {
    return type.replace('.', ' ');
  }
}

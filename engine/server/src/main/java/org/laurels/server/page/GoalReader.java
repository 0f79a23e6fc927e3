// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laurels.core.intake.Progress;
import org.laurels.core.time.Window;

/** Reads what comes next for a member: the next rank, and the badges that are nearest. */
final class GoalReader {
  private static final int BADGES_MAX = 4;
  private static final String MEMBER = "member.";
  private static final Pattern CALL =
      Pattern.compile("member\\.(count|did|counter|gained)\\('([^']*)'(?:, '([^']*)')?\\)");

  private final Progress progress;

  GoalReader(Progress progress) {
    this.progress = progress;
  }

  List<Goal> read(Visit visit, long memberId) {
    Progress.Outlook outlook = progress.of(visit.community(), memberId);
    List<Goal> goals = new ArrayList<>();
    Progress.RankProgress next = outlook.nextRank();
    if (next != null && !next.parts().isEmpty()) {
      String name = visit.words().of("member.next.rank", next.rank().name());
      goals.add(new Goal(name, "", "", parts(visit.words(), next.parts())));
    }
    outlook.badges().stream()
        .filter(badge -> !badge.badge().terms().secret() && !badge.badge().terms().retired())
        .limit(BADGES_MAX)
        .forEach(
            badge ->
                goals.add(
                    new Goal(
                        OpenCommunity.nameOf(badge.badge()),
                        badge.badge().tier(),
                        visit.link("/badges/" + Visit.part(badge.badge().id())),
                        parts(visit.words(), badge.parts()))));
    return goals;
  }

  private static List<Goal.Part> parts(Words words, List<Progress.Part> parts) {
    return parts.stream()
        .map(
            part ->
                new Goal.Part(
                    words.of(
                        "member.next.part",
                        words.number(part.have()),
                        words.number(part.want()),
                        figure(words, part.figure())),
                    Long.toString(Math.max(0, Math.min(part.have(), part.want()))),
                    Long.toString(Math.max(1, part.want()))))
        .toList();
  }

  /** What a figure of a programme counts; what has no words is told as the programme has it. */
  private static String figure(Words words, String figure) {
    if (figure.equals(Progress.STREAK)) {
      return words.of("figure.streak");
    }
    Matcher call = CALL.matcher(figure);
    if (!call.matches()) {
      return figure.startsWith(MEMBER) ? words.unit(figure.substring(MEMBER.length())) : figure;
    }
    String what = call.group(2);
    return switch (call.group(1)) {
      case "count" -> words.counted("count", what);
      case "did" -> words.counted("did", what);
      case "gained" -> gained(words, what, call.group(3));
      default -> Words.spoken(what);
    };
  }

  private static String gained(Words words, String unit, @Nullable String window) {
    return Stream.of(Window.values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(window))
        .findFirst()
        .map(each -> words.of("figure.gained", words.unit(unit), words.window(each)))
        .orElseGet(() -> words.unit(unit));
  }
}

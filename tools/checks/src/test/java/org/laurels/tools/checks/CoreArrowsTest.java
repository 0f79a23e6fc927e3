// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Which feature of core may know which. They meet in intake and fold. */
final class CoreArrowsTest {
  /** The arrows between features. Keep them few; a new one needs a reason in the RATIONALE. */
  private static final List<String> ARROWS =
      List.of(
          "time      -> ",
          "member    -> ",
          "community -> ",
          "ledger    -> ",
          "event     -> member",
          "item      -> event",
          "rule      -> time",
          "badge     -> rule time",
          "board     -> community item member rule time",
          "budget    -> community",
          "cycle     -> reward",
          "appraisal -> board community cycle event member rule time",
          "programme -> appraisal badge board budget cycle reward rule time wallet",
          "standing  -> community event item ledger member",
          "access    -> community member",
          "connection -> community",
          "link      -> community event member",
          "credential -> community member",
          "delivery   -> community member",
          "notice    -> ",
          "proof     -> community",
          "books     -> community wallet",
          "reward    -> rule",
          "wallet    -> budget community",
          "payout    -> community cycle member programme wallet",
          "redemption -> community fold programme reward rule wallet",
          "bounty    -> community programme wallet",
          "fold      -> *",
          "intake    -> *");

  /** The sentence that is the architecture; no table loosens it. */
  private static final Set<String> UNKNOWN_TO_LEDGER =
      Set.of(
          "rule",
          "badge",
          "reward",
          "board",
          "programme",
          "intake",
          "standing",
          "redemption",
          "bounty",
          "payout");

  private static final Pattern MENTION = Pattern.compile("\\borg\\.laurels\\.core\\.(\\w+)\\.");
  private static final Pattern FEATURE = Pattern.compile("/org/laurels/core/(\\w+)/");

  @Test
  void features_meetOnlyAsTheTableSays() {
    Checkout.assertNone(
        "Features of core meet in intake and fold; the other arrows are in CoreArrowsTest.",
        strayArrows(Checkout.mainSources("engine/core")));
  }

  @Test
  void ledger_knowsNothingOfRulesBadgesRewardsAndBoards() {
    Checkout.assertNone(
        "The ledger knows nothing of rules, badges, rewards or boards.",
        ledgerArrows(Checkout.mainSources("engine/core")));
  }

  @Test
  void strayArrow_isFound() {
    Source stray = source("time", "\nimport org.laurels.core.event.Event;\n");
    Source inTable = source("event", "\nimport org.laurels.core.member.Identity;\n");
    Source meeting = source("intake", "\nimport org.laurels.core.ledger.Entry;\n");
    Source inWords = source("time", "// org.laurels.core.event.Event\n");
    Source unknown = source("surprise", "\nimport org.laurels.core.event.Event;\n");
    assertThat(strayArrows(List.of(stray, inTable, meeting, inWords, unknown)))
        .extracting(Finding::toString)
        .containsExactly(
            "engine/core/src/main/java/org/laurels/core/time/A.java:2 time -> event",
            "engine/core/src/main/java/org/laurels/core/surprise/A.java:2 surprise -> event");
  }

  @Test
  void ledgerArrow_isFound() {
    assertThat(
            ledgerArrows(
                List.of(
                    source("ledger", "import static org.laurels.core.rule.Rule.of;\n"),
                    source("fold", "import org.laurels.core.rule.Rule;\n"))))
        .extracting(Finding::what)
        .containsExactly("ledger -> rule");
  }

  private static Source source(String feature, String text) {
    return new Source("engine/core/src/main/java/org/laurels/core/" + feature + "/A.java", text);
  }

  private static List<Finding> strayArrows(List<Source> sources) {
    Map<String, Set<String>> allowed = new TreeMap<>();
    for (String arrow : ARROWS) {
      String[] sides = arrow.split("->", 2);
      allowed.put(sides[0].strip(), Set.of(sides[1].strip().split(" +")));
    }
    List<Finding> found = new ArrayList<>();
    for (Arrow arrow : arrows(sources)) {
      Set<String> targets = allowed.getOrDefault(arrow.from(), Set.of());
      if (!targets.contains("*") && !targets.contains(arrow.to())) {
        found.add(arrow.finding());
      }
    }
    return found;
  }

  private static List<Finding> ledgerArrows(List<Source> sources) {
    return arrows(sources).stream()
        .filter(arrow -> arrow.from().equals("ledger") && UNKNOWN_TO_LEDGER.contains(arrow.to()))
        .map(Arrow::finding)
        .toList();
  }

  private static List<Arrow> arrows(List<Source> sources) {
    List<Arrow> arrows = new ArrayList<>();
    for (Source source : sources) {
      Matcher feature = FEATURE.matcher(source.file());
      if (feature.find()) {
        arrows.addAll(arrows(feature.group(1), source));
      }
    }
    return arrows;
  }

  private static List<Arrow> arrows(String from, Source source) {
    List<Arrow> arrows = new ArrayList<>();
    List<String> lines = source.code().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher mention = MENTION.matcher(lines.get(i));
      while (mention.find()) {
        if (!mention.group(1).equals(from)) {
          arrows.add(new Arrow(from, mention.group(1), source.file(), i + 1));
        }
      }
    }
    return arrows;
  }

  private record Arrow(String from, String to, String file, int line) {
    Finding finding() {
      return new Finding(file, line, from + " -> " + to);
    }
  }
}

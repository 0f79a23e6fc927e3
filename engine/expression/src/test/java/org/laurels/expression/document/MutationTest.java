// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Changes a good document at random: it is then taken or refused, and nothing else happens. */
class MutationTest {
  private static final String DOCUMENT =
      """
      programme: p
      zone: Europe/Berlin
      units:
        reputation: {start: 1, floor: 1}
        coins: {spendable: {vest: [14d, month-close], expire: 12mo, worth: 1, currency: GBP}}
      limits:
        daily: {unit: reputation, at-most: 200, per: member, each: day}
      rules:
        - id: up
          on: [vote.cast, solution.accepted]
          if: >-
            item.kind == 'answer' && event.value > 0
            && item.tags.exists(t, t.matches('^a+$'))
          give: {to: item.author, reputation: "event.value * 2"}
          limits: [daily]
          when-deleted: {keep-if: item.score >= 3}
      counters:
        - {id: days, on: vote.cast, of: actor, while: item.score > 1, key: day(item.created)}
      badges:
        - {id: b, tier: gold, each: item, on: vote.cast, if: 'item.score > 3', give-to: actor}
      ranks:
        - {id: r, name: R, if: member.counter('days') > 3}
      rewards:
        - id: tree
          kind: charity
          unit: coins
          price: 5
          open: true
          if: member.rank == 'r'
          from: 2026-01-01
          until: 2026-12-31T00:00:00Z
          approval: {first: true, above: 500, people: 2}
          match: 100
      campaigns:
        - {id: c, from: 2026-03-01, until: 2026-03-07, rules: [up], multiply: 1.5}
        - {id: d, from: 2026-03-08, until: 2026-03-09, multiply: 2}
      """;

  private static final List<String> PIECES =
      List.of(
          ":",
          "- ",
          "{",
          "}",
          "[",
          "]",
          "'",
          "\"",
          "&a ",
          "*a",
          "!",
          "!!int ",
          "|",
          ">",
          "#",
          "%",
          "@",
          "`",
          "\n",
          "\t",
          "  ",
          "\0",
          "\uFEFF",
          "\uD800",
          "é",
          "\uD83D\uDE00",
          "---\n",
          "...\n",
          "<<: ",
          "? ",
          "~",
          "0x",
          "1e9",
          "-",
          "\\",
          "\\x",
          "\\u12",
          ",",
          "null",
          "(",
          ")",
          "item",
          ".",
          "&&",
          "?",
          "99999999999999999999",
          "\r",
          "\u2028");

  private final ProgrammeReader reader = new ProgrammeReader(name -> Optional.of(DOCUMENT));

  @Test
  void document_isGood() {
    assertThat(reader.read("p.yaml", DOCUMENT)).isInstanceOf(ProgrammeReading.Accepted.class);
  }

  @Test
  void mutations_areTakenOrRefused() {
    mutate(new Random().nextLong(), 400);
  }

  @Test
  @Tag("thorough")
  void mutations_areTakenOrRefused_manyTimes() {
    mutate(new Random().nextLong(), 20_000);
  }

  private void mutate(long seed, int times) {
    Random random = new Random(seed);
    for (int i = 0; i < times; i++) {
      String text = DOCUMENT;
      for (int change = random.nextInt(4); change >= 0; change--) {
        text = changed(text, random);
      }
      try {
        ProgrammeReading reading = reader.read("p.yaml", text);
        if (reading instanceof ProgrammeReading.Refused refused) {
          assertThat(refused.problems())
              .isNotEmpty()
              .allMatch(problem -> problem.line() > 0 && problem.column() > 0)
              .noneMatch(problem -> problem.message().isBlank());
        }
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + seed + ", round " + i + ":\n" + text, e);
      }
    }
  }

  private static String changed(String text, Random random) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(12));
    return switch (random.nextInt(4)) {
      case 0 -> text.substring(0, from) + text.substring(to);
      case 1 -> text.substring(0, to) + text.substring(from);
      case 2 -> text.substring(0, from) + (char) random.nextInt(0x300) + text.substring(from);
      default ->
          text.substring(0, from)
              + PIECES.get(random.nextInt(PIECES.size()))
              + text.substring(from);
    };
  }
}

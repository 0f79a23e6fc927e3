// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.laurels.core.programme.Campaign;

class CampaignReaderTest {
  private static final String HEAD =
      """
      programme: p
      zone: Europe/Berlin
      units: {reputation: {}}
      rules:
        - {id: liked, on: vote.cast, give: {to: item.author, reputation: 1}}
        - {id: solved, on: solution.accepted, give: {to: item.author, reputation: 5}}
      campaigns:
      """;

  private final ProgrammeReader reader = new ProgrammeReader(name -> Optional.empty());

  @Test
  void campaigns_areRead() {
    assertThat(
            campaigns(
                """
                  - {id: spring-week, from: 2026-04-01, until: 2026-04-07, multiply: 1.5}
                  - id: hour
                    name: Happy hour
                    from: 2026-05-01T18:00:00Z
                    until: 2026-05-01T19:00:00Z
                    rules: [liked]
                    multiply: 2
                """))
        .containsExactly(
            new Campaign(
                "spring-week",
                "Spring Week",
                Instant.parse("2026-03-31T22:00:00Z"),
                Instant.parse("2026-04-07T22:00:00Z"),
                Set.of(),
                1_500),
            new Campaign(
                "hour",
                "Happy hour",
                Instant.parse("2026-05-01T18:00:00Z"),
                Instant.parse("2026-05-01T19:00:00Z"),
                Set.of("liked"),
                2_000));
  }

  @Test
  void factor_isExact() {
    for (String said : List.of("1.1", "1.10", "1.100", "'1.1'")) {
      assertThat(factor(said)).isEqualTo(1_100);
    }
    assertThat(factor("1.001")).isEqualTo(1_001);
    assertThat(factor("100")).isEqualTo(100_000);
    for (String wrong :
        List.of(
            "1", "1.000", "0.5", "-2", "1.0001", "100.001", "1e1", "0x2", ".inf", "x", "'2 '")) {
      assertThat(problems(one(wrong)))
          .as(wrong)
          .singleElement()
          .asString()
          .contains("a factor above 1, of at most 100 and three decimals, such as 2 or 1.5");
    }
  }

  @Test
  void campaignsOneAfterTheOther_orForDifferentRules_areTaken() {
    assertThat(
            campaigns(
                """
                  - {id: c, from: 2026-04-15, until: 2026-04-21, multiply: 3}
                  - {id: a, from: 2026-04-01, until: 2026-04-14, multiply: 2, rules: liked}
                  - {id: b, from: 2026-04-10, until: 2026-04-14, multiply: 3, rules: [solved]}
                """))
        .hasSize(3);
  }

  @Test
  void overlap_onTheSameRule_namesBoth() {
    assertThat(
            problems(
                """
                  - {id: late, from: 2026-04-20, until: 2026-04-25, multiply: 2, rules: [liked]}
                  - {id: long, from: 2026-04-01, until: 2026-04-30, multiply: 2}
                  - {id: short, from: 2026-04-02, until: 2026-04-03, multiply: 3, rules: [solved]}
                  - {id: next, from: 2026-04-30T21:59:00Z, until: 2026-05-30, multiply: 3}
                """))
        .containsExactly(
            "8:16: the campaign 'late' begins before 'long' ends, and both raise the rule 'liked'",
            "10:17: the campaign 'short' begins before 'long' ends, and both raise the rule 'solved'",
            "11:16: the campaign 'next' begins before 'long' ends, and both raise the rule 'liked'");
  }

  @Test
  void campaignsThatAreWrong_areToldAllAtOnce() {
    assertThat(
            problems(
                """
                  - {id: a, form: 2026-04-01, until: 2026-04-31, multiply: 2}
                  - {id: b, from: 2026-04-02, until: 2026-04-01, multiply: 2}
                  - {id: c, from: 2026-04-02, until: 2026-04-03, multiply: [2], rules: [likd, solved]}
                  - {id: d, from: 2026-05-02, until: 2026-05-03, multiply: 2, rules: []}
                  - {id: e, from: 2026-05-02, until: 2026-05-03, multiply: 2, rules: [liked, liked]}
                """))
        .containsExactly(
            "8:5: the key 'from' is missing",
            "8:13: unknown key 'form', did you mean 'from'?",
            "8:38: '2026-04-31' is no day such as 2026-01-31 nor a moment such as"
                + " 2026-01-31T12:00:00Z",
            "9:31: 'until' lies before 'from'",
            "10:60: a factor such as 2 or 1.5 is wanted here",
            "10:73: unknown rule 'likd', did you mean 'liked'?",
            "11:70: the ids of rules are wanted here; without 'rules' it is about all",
            "12:78: the rule 'liked' is here twice");
  }

  private static String one(String factor) {
    return "  - {id: a, from: 2026-04-01, until: 2026-04-07, multiply: " + factor + "}\n";
  }

  private long factor(String said) {
    return campaigns(one(said)).get(0).thousandths();
  }

  private List<Campaign> campaigns(String text) {
    ProgrammeReading reading = reader.read("p.yaml", HEAD + text);
    assertThat(reading).isInstanceOf(ProgrammeReading.Accepted.class);
    return ((ProgrammeReading.Accepted) reading).programme().campaigns();
  }

  private List<String> problems(String text) {
    return ((ProgrammeReading.Refused) reader.read("p.yaml", HEAD + text))
        .problems().stream()
            .map(problem -> problem.toString().replaceFirst("^p\\.yaml:", ""))
            .toList();
  }
}

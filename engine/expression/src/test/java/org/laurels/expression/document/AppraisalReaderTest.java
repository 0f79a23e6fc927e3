// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.laurels.core.appraisal.Appraisal;
import org.laurels.core.appraisal.Bracket;
import org.laurels.core.appraisal.CountedFigures;
import org.laurels.core.appraisal.Figure;
import org.laurels.core.board.Tally;
import org.laurels.core.programme.Programme;

class AppraisalReaderTest {
  private static final String HEAD =
      """
      programme: p
      units:
        points: {spendable: {worth: 1, currency: GBP}}
      cycles:
        - id: half-year
          unit: points
          begins: [06-01, 12-01]
          choice-days: 14
          ways: [{id: cash, kind: cash}]
          silent: cash
      """;

  private static final String WHOLE =
      """
      appraisals:
        - id: forum-help
          per: month
          figures:
            answers: answer.posted
            good-votes: {on: vote.cast, if: event.value > 0}
          brackets:
            - {id: high, name: Heroes, if: figures.answers >= 10 && figures.good_votes > 5, value: 3}
            - {id: low, if: figures.answers >= 2, value: 1}
            - {id: none, value: 0}
      """;

  private final ProgrammeReader reader = new ProgrammeReader(name -> Optional.empty());

  private Programme programme(String yaml) {
    ProgrammeReading reading = reader.read("p.yaml", HEAD + yaml);
    assertThat(reading).isInstanceOf(ProgrammeReading.Accepted.class);
    return ((ProgrammeReading.Accepted) reading).programme();
  }

  private List<String> problems(String yaml) {
    ProgrammeReading reading = reader.read("p.yaml", HEAD + yaml);
    assertThat(reading).isInstanceOf(ProgrammeReading.Refused.class);
    return ((ProgrammeReading.Refused) reading).problems().stream().map(Problem::toString).toList();
  }

  @Test
  void appraisal_isReadWhole() {
    Programme programme = programme(WHOLE);

    Appraisal appraisal = programme.appraisals().get(0);
    assertThat(appraisal.name()).isEqualTo("Forum Help");
    assertThat(appraisal.figures()).extracting(Figure::id).containsExactly("answers", "good-votes");
    assertThat(appraisal.brackets())
        .extracting(Bracket::id, Bracket::name, Bracket::value)
        .containsExactly(
            tuple("high", "Heroes", 3L), tuple("low", "Low", 1L), tuple("none", "None", 0L));
    assertThat(appraisal.cut().around(LocalDate.parse("2026-02-14")).next())
        .isEqualTo("2026-03-01");
    assertThat(programme.tallies())
        .extracting(Tally::eventType)
        .containsExactly("answer.posted", "vote.cast");
  }

  @Test
  void bracket_isTheFirstWhoseConditionHolds() {
    Appraisal appraisal = programme(WHOLE).appraisals().get(0);

    assertThat(proposed(appraisal, 10, 6)).isEqualTo("high");
    assertThat(proposed(appraisal, 10, 5)).isEqualTo("low");
    assertThat(proposed(appraisal, 2, 0)).isEqualTo("low");
    assertThat(proposed(appraisal, 1, 99)).isEqualTo("none");
  }

  private static String proposed(Appraisal appraisal, long answers, long votes) {
    return appraisal
        .proposed(new CountedFigures(Map.of("answers", answers, "good-votes", votes)))
        .id();
  }

  @Test
  void period_isAPartOfTheYearOrThatOfACycle() {
    LocalDate day = LocalDate.parse("2026-08-14");
    Map<String, String> begins =
        Map.of(
            "month", "2026-08-01",
            "quarter", "2026-07-01",
            "year", "2026-01-01",
            "half-year", "2026-06-01");
    begins.forEach(
        (per, first) ->
            assertThat(
                    programme(WHOLE.replace("per: month", "per: " + per))
                        .appraisals()
                        .get(0)
                        .cut()
                        .around(day)
                        .first())
                .as(per)
                .isEqualTo(first));
  }

  @Test
  void sameFigureTwice_isCountedOnce() {
    String board = "boards: [{id: b, count: answer.posted, window: month}]\n";

    assertThat(programme(WHOLE + board).tallies()).hasSize(2);
  }

  @Test
  void longEventTypes_haveSeriesThatFit() {
    String type = "a".repeat(40) + ".b" + "c".repeat(20);

    assertThat(programme(WHOLE.replace("vote.cast", type)).tallies())
        .allSatisfy(tally -> assertThat(tally.series()).hasSizeLessThanOrEqualTo(64));
  }

  @Test
  void mistakes_areToldAllAtOnceWithPlaceAndSuggestion() {
    assertThat(
            problems(
                """
                appraisals:
                  - id: forum-help
                    per: mont
                    figures:
                      answers: answer.postd
                      solutions: {on: solution.accepted, if: item.authr == 'x'}
                      note: vote.cast
                    brackets:
                      - {id: high, if: figures.solution >= 20, value: 3}
                      - {id: high, if: member.rank == 'x', value: -1}
                      - {id: low, value: 1}
                      - {id: none, if: figures.answers == 0, value: 0}
                """))
        .containsExactly(
            "p.yaml:13:10: unknown period or cycle 'mont', did you mean 'month'?",
            "p.yaml:15:16: unknown event type 'answer.postd', did you mean 'answer.posted'?",
            "p.yaml:16:46: there is no fact 'item.authr', did you mean 'item.author'?",
            "p.yaml:17:7: a figure cannot be called 'note'",
            "p.yaml:19:24: there is no fact 'figures.solution', did you mean 'figures.solutions'?",
            "p.yaml:20:9: there are two brackets with the id 'high'",
            "p.yaml:20:24: 'member.rank' cannot be read by a bracket",
            "p.yaml:20:51: a whole number from 0 to 1000000000000 is wanted here",
            "p.yaml:21:9: the key 'if' is missing",
            "p.yaml:22:20: the last bracket takes who is left, so it has no 'if'; add one such as"
                + " {id: none, value: 0}");
  }

  @Test
  void keysAndShapes_areChecked() {
    assertThat(
            problems(
                """
                appraisals:
                  - {id: a, per: month, figure: {}, brackets: [{id: none, value: 0}]}
                  - {id: b, per: month, figures: {}, brackets: high}
                """))
        .anyMatch(said -> said.contains("unknown key 'figure', did you mean 'figures'?"))
        .anyMatch(said -> said.contains("the key 'figures' is missing"))
        .anyMatch(said -> said.contains("2 to 20 brackets are wanted here"))
        .anyMatch(said -> said.contains("1 to 20 figures are wanted here"))
        .anyMatch(said -> said.contains("a list of brackets, the highest first is wanted here"));
  }

  @Test
  void figures_meanNothingElsewhere() {
    assertThat(
            problems(
                WHOLE
                    + "rules: [{id: r, on: vote.cast, if: figures.answers > 1,"
                    + " give: {to: actor, points: 1}}]\n"))
        .singleElement()
        .asString()
        .contains("there is no fact 'figures.answers'");
  }
}

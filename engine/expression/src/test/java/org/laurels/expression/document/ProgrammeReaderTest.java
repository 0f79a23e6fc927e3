// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.laurels.core.badge.Badge;
import org.laurels.core.board.Board;
import org.laurels.core.board.BoardScope;
import org.laurels.core.board.BoardWindow;
import org.laurels.core.programme.Counter;
import org.laurels.core.programme.Programme;
import org.laurels.core.programme.Rank;
import org.laurels.core.programme.UnitDefinition;
import org.laurels.core.rule.DeletionPolicy;
import org.laurels.core.rule.Give;
import org.laurels.core.rule.Limit;
import org.laurels.core.rule.Role;
import org.laurels.core.rule.Rule;
import org.laurels.core.time.Window;
import org.laurels.core.wallet.CreditTerms;

class ProgrammeReaderTest {
  private static final String WHOLE =
      """
      programme: helpers
      title: Those who help
      zone: Europe/Berlin
      units:
        reputation: {start: 1, floor: 1}
        help-credits: {spendable: true}
      limits:
        daily: {unit: reputation, at-most: 200, per: member, each: day}
        pairs: {times: 3, per: pair, each: week}
      rules:
        - id: answer-upvoted
          on: [vote.cast, article.published]
          if: item.kind == 'answer' && event.actor != item.author
          give:
            - {to: item.author, reputation: 10, help-credits: event.value * 2}
            - {to: actor, reputation: -1}
          limits: [daily, pairs]
          when-deleted: {keep-if: item.score >= 3}
        - {id: kept, on: our.plugin.event, give: {to: actor, reputation: 1}, when-deleted: keep}
      counters:
        - {id: days, on: vote.cast, of: item.author, if: item.score > 0, key: day(item.created)}
        - {id: poor, on: vote.cast, of: actor, while: item.score < 0, key: item.id}
      badges:
        - id: nice-answer
          tier: bronze
          each: item
          on: vote.cast
          if: item.score >= 10
          give-to: item.author
        - id: x
          name: X!
          description: D
          tier: platinum
          on: vote.cast
          give-to: [actor, parent.author]
      ranks:
        - {id: newcomer}
        - {id: old-hand, name: Old Hand, if: member.help_credits > 3}
      boards:
        - {id: month, unit: reputation, window: month, show: 10}
      """;

  private static final Map<String, String> STARTERS = Map.of("helpers", WHOLE);

  private final ProgrammeReader reader =
      new ProgrammeReader(name -> Optional.ofNullable(STARTERS.get(name)));

  @Test
  void document_becomesAProgramme() {
    ProgrammeReading.Accepted accepted = accepted(WHOLE);
    Programme programme = accepted.programme();
    assertThat(programme.id()).isEqualTo("helpers");
    assertThat(accepted.title()).isEqualTo("Those who help");
    assertThat(programme.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(programme.units())
        .containsOnly(
            Map.entry("reputation", new UnitDefinition("reputation", 1, 1L, null)),
            Map.entry(
                "help-credits", new UnitDefinition("help-credits", 0, null, CreditTerms.USUAL)));
    assertThat(programme.readsActor()).isFalse();
    assertThat(programme.boards())
        .containsExactly(
            new Board(
                "month",
                "Month",
                "reputation",
                null,
                BoardWindow.MONTH,
                BoardScope.ALL,
                List.of(),
                10,
                Duration.ofMinutes(1)));
  }

  @Test
  void rule_isReadWhole() {
    Rule rule = accepted(WHOLE).programme().rules().get(0);
    assertThat(rule.on()).containsExactlyInAnyOrder("vote.cast", "article.published");
    assertThat(rule.condition().text())
        .isEqualTo("item.kind == 'answer' && event.actor != item.author");
    assertThat(rule.gives())
        .extracting(Give::to, Give::unit, give -> give.amount().text())
        .containsExactlyInAnyOrder(
            tuple(Role.ITEM_AUTHOR, "reputation", "10"),
            tuple(Role.ITEM_AUTHOR, "help-credits", "event.value * 2"),
            tuple(Role.ACTOR, "reputation", "-1"));
    assertThat(rule.limits())
        .containsExactly(
            new Limit("daily", "reputation", 200, Limit.Scope.MEMBER, Window.DAY),
            new Limit("pairs", null, 3, Limit.Scope.PAIR, Window.WEEK));
    assertThat(rule.whenDeleted()).isInstanceOf(DeletionPolicy.KeepIf.class);
  }

  @Test
  void ruleThatSaysLittle_takesTheUsual() {
    Rule kept = accepted(WHOLE).programme().rules().get(1);
    assertThat(kept.condition().text()).isEqualTo("true");
    assertThat(kept.limits()).isEmpty();
    assertThat(kept.whenDeleted()).isEqualTo(DeletionPolicy.KEEP);
  }

  @Test
  void counters_followOrStay() {
    assertThat(accepted(WHOLE).programme().counters())
        .extracting(Counter::id, Counter::of, Counter::follows)
        .containsExactly(tuple("days", Role.ITEM_AUTHOR, false), tuple("poor", Role.ACTOR, true));
  }

  @Test
  void badges_areNamedByIdUnlessTheySayOtherwise() {
    List<Badge> badges = accepted(WHOLE).programme().badges();
    assertThat(badges).extracting(Badge::name).containsExactly("Nice Answer", "X!");
    assertThat(badges).extracting(Badge::each).containsExactly(Badge.Each.ITEM, Badge.Each.MEMBER);
    assertThat(badges.get(1).giveTo().values())
        .allSatisfy(to -> assertThat(to).containsExactly(Role.ACTOR, Role.PARENT_AUTHOR));
    assertThat(badges.get(1).tier()).isEqualTo("platinum");
  }

  @Test
  void badge_mayNameRolesByEventType() {
    String text =
        """
        programme: p
        badges:
          - id: b
            tier: gold
            on: [vote.cast, solution.accepted]
            give-to: {vote.cast: item.author, solution.accepted: [item.author, parent.author]}
        """;
    Badge badge = accepted(text).programme().badges().get(0);
    assertThat(badge.giveTo("vote.cast")).containsExactly(Role.ITEM_AUTHOR);
    assertThat(badge.giveTo("solution.accepted"))
        .containsExactly(Role.ITEM_AUTHOR, Role.PARENT_AUTHOR);
    assertThat(badge.giveTo("comment.posted")).isEmpty();
  }

  @Test
  void ranks_keepTheirOrder() {
    assertThat(accepted(WHOLE).programme().ranks())
        .extracting(Rank::id)
        .containsExactly("newcomer", "old-hand");
  }

  @Test
  void actor_isReadWhereAnyExpressionReadsIt() {
    String text =
        """
        programme: p
        units: {reputation: {}}
        rules:
          - {id: a, on: vote.cast, give: {to: item.author, reputation: "actor.rank == 'x' ? 2 : 1"}}
        """;
    assertThat(accepted(text).programme().readsActor()).isTrue();
  }

  @Test
  void folder_isMergedBySection() {
    ProgrammeReading reading =
        reader.read(
            Map.of(
                "10-programme.yaml", "programme: p\nunits: {reputation: {}}\n",
                "20-rules.yaml",
                    "rules:\n  - {id: a, on: vote.cast, give: {to: actor, reputation: 1}}\n",
                "30-more.yaml",
                    "rules:\n  - {id: b, on: vote.cast, give: {to: actor, reputation: 1}}\n"));
    assertThat(((ProgrammeReading.Accepted) reading).programme().rules())
        .extracting(Rule::id)
        .containsExactly("a", "b");
  }

  @Test
  void folder_tellsTheFileOfEachProblem() {
    ProgrammeReading reading =
        reader.read(
            Map.of(
                "a.yaml", "programme: p\nunits: {reputation: {}}\n",
                "b.yaml", "programme: q\nranks:\n  - {id: r, if: member.scoer}\n"));
    assertThat(((ProgrammeReading.Refused) reading).problems())
        .extracting(Problem::toString)
        .containsExactly(
            "b.yaml:1:1: the key 'programme' is here twice",
            "b.yaml:3:17: there is no fact 'member.scoer'");
  }

  @Test
  void extension_saysOnlyWhatDiffers() {
    ProgrammeReading.Accepted extended =
        accepted(
            """
            programme: other
            extends: helpers
            zone: Asia/Tokyo
            limits:
              daily: {at-most: 100}
            rules:
              - {id: kept, give: {to: actor, reputation: 7}}
              - {id: further, on: vote.cast, give: {to: actor, reputation: 3}}
            counters:
              - {id: days, while: item.score > 1}
            remove:
              badges: x
              boards: [month]
            """);
    Programme programme = extended.programme();
    assertThat(programme.id()).isEqualTo("other");
    assertThat(programme.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(programme.rules())
        .extracting(Rule::id)
        .containsExactly("answer-upvoted", "kept", "further");
    Rule kept = programme.rules().get(1);
    assertThat(kept.on()).containsExactly("our.plugin.event");
    assertThat(kept.gives().get(0).amount().text()).isEqualTo("7");
    assertThat(kept.whenDeleted()).isEqualTo(DeletionPolicy.KEEP);
    assertThat(programme.rules().get(0).limits().get(0).atMost()).isEqualTo(100);
    assertThat(programme.counters().get(0).follows()).isTrue();
    assertThat(programme.badges()).extracting(Badge::id).containsExactly("nice-answer");
    assertThat(extended.programme().boards()).isEmpty();
  }

  @Test
  void extension_mayHaveTheNameOfWhatItExtends() {
    assertThat(accepted("programme: helpers\nextends: helpers\n").programme().badges()).hasSize(2);
  }

  private ProgrammeReading.Accepted accepted(String text) {
    ProgrammeReading reading = reader.read("p.yaml", text);
    assertThat(reading).isInstanceOf(ProgrammeReading.Accepted.class);
    return (ProgrammeReading.Accepted) reading;
  }

  @Test
  void boards_bySeasonAndScope_areRead() {
    Board board =
        accepted(
                """
                programme: p
                units: {reputation: {}}
                boards:
                  - id: spring
                    name: Spring cup
                    count: solution.accepted
                    window: season
                    every: 30s
                    scope: {kinds: customer, except-kinds: [employee, partner], tags: [phones]}
                    seasons:
                      - {id: y2, from: 2027-03-01, until: 2027-06-01, winners: 3, settle: 2d}
                      - {id: y1, name: First, from: 2026-03-01, until: 2026-06-01}
                """)
            .programme()
            .boards()
            .get(0);

    assertThat(board.count()).isEqualTo("solution.accepted");
    assertThat(board.series()).startsWith("count:solution.accepted/");
    assertThat(board.every()).isEqualTo(Duration.ofSeconds(30));
    assertThat(board.scope().exceptKinds()).containsExactlyInAnyOrder("employee", "partner");
    assertThat(board.seasons()).extracting(season -> season.id()).containsExactly("y1", "y2");
    assertThat(board.seasons().get(1).settle()).isEqualTo(Duration.ofDays(2));
  }

  @Test
  void boards_thatAreWrong_areToldAllAtOnce() {
    assertThat(
            problems(
                """
                programme: p
                units: {reputation: {}}
                boards:
                  - {id: a, unit: reputation, count: vote.cast, window: month}
                  - {id: b, unit: repputation, window: fortnight, every: 1s}
                  - {id: c, unit: reputation, window: season}
                  - id: d
                    unit: reputation
                    window: season
                    seasons: [{id: x, from: 2026-02-30, until: 2026-03-01}]
                  - {id: e, unit: reputation, window: month, scope: {tag: x}}
                """))
        .anyMatch(text -> text.contains("'unit', whose amounts it compares, or 'count'"))
        .anyMatch(text -> text.contains("repputation"))
        .anyMatch(text -> text.contains("fortnight"))
        .anyMatch(text -> text.contains("a span from 5s to 1d"))
        .anyMatch(text -> text.contains("'seasons' go with the window 'season'"))
        .anyMatch(text -> text.contains("a date such as"))
        .anyMatch(text -> text.contains("unknown key 'tag', did you mean 'tags'"));
  }

  private List<String> problems(String text) {
    return reader.read("p.yaml", text) instanceof ProgrammeReading.Refused refused
        ? refused.problems().stream().map(String::valueOf).toList()
        : List.of();
  }
}

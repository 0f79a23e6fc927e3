// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.appraisal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.laurels.core.appraisal.AppraisalRefusedException.Reason;
import org.laurels.core.appraisal.Appraised;
import org.laurels.core.appraisal.Proposal;
import org.laurels.core.event.EventTypes;
import org.laurels.core.intake.Explanation;
import org.laurels.server.api.OpaqueId;

/** What becomes of help from the answer to the credits, over a whole engine on a database. */
abstract class AppraisalContract extends AppraisalFixture {
  private Map<String, String> proposed() {
    Map<String, String> proposed = new TreeMap<>();
    Proposal proposal = proposal();
    Map<Long, String> names = new TreeMap<>();
    steps()
        .identities(community, proposal.lines().stream().map(Proposal.Line::memberId).toList())
        .forEach((id, identity) -> names.put(id, identity.id()));
    proposal
        .lines()
        .forEach(
            line ->
                proposed.put(
                    String.valueOf(names.get(line.memberId())),
                    line.bracket().id() + " " + line.figures().counts()));
    return proposed;
  }

  private String row(String name, String proposed, String bracket, String note) {
    return String.join(",", OpaqueId.MEMBER.of(member(name)), proposed, bracket, note) + "\n";
  }

  private List<String> faults(String table) {
    AppraisalSteps.Outcome outcome = steps().confirm(community, HELP, MARCH, table, "root");
    assertThat(outcome).isInstanceOf(AppraisalSteps.Outcome.Refused.class);
    assertThat(decided()).isEmpty();
    return ((AppraisalSteps.Outcome.Refused) outcome)
        .faults().stream().map(fault -> fault.row() + ": " + fault.message()).toList();
  }

  @Test
  void figures_areNetOfWhatWasTakenBackAndCutInTheZone() {
    solved("ann");
    String undone = solved("ann");
    solved("ann");
    String hidden = solved("ben");
    // Asked and answered by the same, so not counted as a solution.
    tell(
        forum.question("own", "cat").author("cat").itemKind("question").at(later()),
        forum.answer("own-a", "own", "cat").author("cat").itemKind("answer").at(later()),
        forum.accept("own-a", "cat").at(later()));
    // Half past midnight in London, where it is April by now; and the last minute of March.
    tell(
        forum.answer("late", "own", "dan").author("dan").at(Instant.parse("2026-03-31T23:30:00Z")),
        forum
            .answer("in-time", "own", "eve")
            .author("eve")
            .at(Instant.parse("2026-03-31T22:59:00Z")));
    assertThat(proposed())
        .containsOnly(
            Map.entry("ann", "high {answers=3, solutions=3}"),
            Map.entry("ben", "low {answers=1, solutions=1}"),
            Map.entry("cat", "none {answers=1, solutions=0}"),
            Map.entry("eve", "none {answers=1, solutions=0}"));

    tell(
        forum.unaccept(undone, "asker").at(later()),
        forum.delete(hidden, "ben").at(later()),
        forum.withdraw("accept-" + hidden).at(later()));
    assertThat(proposed())
        .containsEntry("ann", "high {answers=3, solutions=2}")
        .doesNotContainEntry("ben", "low {answers=1, solutions=1}");
  }

  @Test
  void confirming_givesWhatTheBracketIsWorth_andTwiceGivesNothingMore() {
    march();
    Proposal seen = proposal();
    List<Appraised> first = steps().confirm(community, HELP, MARCH, ballot(seen, Map.of()));
    assertThat(first).hasSize(3);

    List<Appraised> again =
        steps().confirm(community, HELP, MARCH, ballot(seen, one(member("cat"), "high")));

    assertThat(again).isEmpty();
    assertThat(decided()).hasSize(3).noneMatch(Appraised::isChanged);
    assertThat(points("ann")).isEqualTo(300);
    assertThat(points("ben")).isEqualTo(100);
    assertThat(points("cat")).isZero();
    assertThat(steps().tell(community)).isZero();
  }

  @Test
  void theManagersBracket_isWhatPays_andIsKeptWithNoteAndFigures() {
    march();

    confirm(one(member("cat"), "high"));

    assertThat(points("cat")).isEqualTo(300);
    assertThat(decided())
        .filteredOn(Appraised::isChanged)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.identityId()).isEqualTo(member("cat"));
              assertThat(one.proposed()).isEqualTo("none");
              assertThat(one.chosen()).isEqualTo("high");
              assertThat(one.note()).isEqualTo("seen");
              assertThat(one.by()).isEqualTo("root");
              assertThat(one.at()).isEqualTo(Instant.now(clock));
              assertThat(one.figures().counts()).isEqualTo(Map.of("answers", 1L, "solutions", 0L));
            });
  }

  @Test
  void whatIsCountedLater_changesNothingThatWasDecided() {
    String undone = solved("ann");
    solved("ann");
    confirm(Map.of());
    tell(forum.unaccept(undone, "asker").at(later()));
    solved("eve");

    assertThat(points("ann")).isEqualTo(300);
    assertThat(of("ann").figures().of("solutions")).isEqualTo(2);
    assertThat(proposal().open())
        .singleElement()
        .satisfies(line -> assertThat(line.memberId()).isEqualTo(member("eve")));

    assertThat(confirm(Map.of())).hasSize(1);
    assertThat(points("eve")).isEqualTo(100);
    assertThat(points("ann")).isEqualTo(300);
  }

  @Test
  void periodThatGoesOn_isShownAndNotConfirmed() {
    march();
    clock.set(Instant.parse("2026-03-31T22:59:59Z"));
    assertThat(proposal().lines()).hasSize(3);
    refuses(Reason.TOO_EARLY, () -> confirm(Map.of()));
    refuses(
        Reason.NO_PERIOD, () -> steps().proposal(community, HELP, LocalDate.parse("2026-03-02")));
    refuses(
        Reason.NO_PERIOD, () -> steps().proposal(community, HELP, LocalDate.parse("2026-04-01")));
    refuses(Reason.NO_APPRAISAL, () -> steps().proposal(community, "other", null));

    clock.set(Instant.parse("2026-03-31T23:00:00Z"));
    assertThat(confirm(Map.of())).hasSize(3);
  }

  @Test
  void why_namesTheBracket() {
    march();
    confirm(Map.of());

    assertThat(wiring.explanation().of(community, member("ann")))
        .filteredOn(one -> one.eventType().equals(EventTypes.HELP_APPRAISED))
        .filteredOn(Explanation.Considered::held)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.rule()).isEqualTo("help-high");
              assertThat(one.values().toString()).contains("bracket=high");
              assertThat(one.given())
                  .singleElement()
                  .satisfies(given -> assertThat(given.asked()).isEqualTo(300));
            });
  }

  @Test
  void table_isTakenWholeOrNotAtAll() {
    march();
    String head = "member,proposed,bracket,note\n";
    assertThat(faults("member,proposed,brackets\n"))
        .containsExactly(
            "1: unknown column 'brackets', did you mean 'bracket'?",
            "1: the column 'bracket' is missing");
    assertThat(
            faults(
                head
                    + row("ann", "high", "hihg", "")
                    + row("ben", "high", "low", "")
                    + row("ben", "low", "low", "")
                    + "m,low,low,\n"
                    + row("asker", "none", "low", "")
                    + "x,y\n"))
        .containsExactly(
            "2: unknown bracket 'hihg', did you mean 'high'?",
            "3: '%s' is proposed for 'low' by now, not for 'high'; propose again"
                .formatted(OpaqueId.MEMBER.of(member("ben"))),
            "4: '%s' is here twice".formatted(OpaqueId.MEMBER.of(member("ben"))),
            "5: 'm' is no member",
            "6: nothing is to be decided of '%s'; propose again"
                .formatted(OpaqueId.MEMBER.of(member("asker"))),
            "7: 2 cells for 4 columns");
    assertThat(faults(head + row("ann", "high", "high", "")))
        .containsExactly(
            "3: 1 whom the engine proposes to pay are left out, the first of them %s; propose again"
                .formatted(OpaqueId.MEMBER.of(member("ben"))));

    String table = steps().table(community, proposal());
    assertThat(table)
        .startsWith("member,host,identity,answers,solutions,proposed,bracket,note\r\n");
    String changed =
        table.replace(
            OpaqueId.MEMBER.of(member("ben")) + ",forum,ben,1,1,low,low,",
            OpaqueId.MEMBER.of(member("ben")) + ",forum,ben,1,1,low,high,\"a guide, too\"");
    assertThat(changed).isNotEqualTo(table);
    assertThat(steps().confirm(community, HELP, MARCH, changed, "root"))
        .isInstanceOf(AppraisalSteps.Outcome.Decided.class);
    assertThat(points("ben")).isEqualTo(300);
    assertThat(of("ben").note()).isEqualTo("a guide, too");
  }
}

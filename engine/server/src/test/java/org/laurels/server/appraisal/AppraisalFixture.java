// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.appraisal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.laurels.core.appraisal.AppraisalRefusedException;
import org.laurels.core.appraisal.AppraisalRefusedException.Reason;
import org.laurels.core.appraisal.Appraised;
import org.laurels.core.appraisal.Ballot;
import org.laurels.core.appraisal.Proposal;
import org.laurels.core.community.Community;
import org.laurels.core.community.WrittenProgramme;
import org.laurels.core.event.Event;
import org.laurels.core.intake.Receipt;
import org.laurels.core.wallet.Balance;
import org.laurels.server.TestServer;
import org.laurels.server.Wiring;
import org.laurels.testkit.TestClock;
import org.laurels.testkit.TestEvents;

/** A month of help in a whole engine on an empty database. */
abstract class AppraisalFixture {
  private static final String PROGRAMME =
      """
      programme: test
      zone: Europe/London
      units:
        points: {spendable: {vest: 1d, worth: 1, currency: GBP}}
      rules:
        - id: help-high
          on: help.appraised
          if: event.attributes.bracket == 'high'
          give: {to: actor, points: 300}
        - {id: help-low, on: help.appraised, if: event.value == 1, give: {to: actor, points: 100}}
      appraisals:
        - id: forum-help
          name: Help in the forum
          per: month
          figures:
            answers: answer.posted
            solutions: {on: solution.accepted, if: item.author != parent.author}
          brackets:
            - {id: high, if: figures.solutions >= 2, value: 3}
            - {id: low, if: figures.solutions == 1 || figures.answers >= 3, value: 1}
            - {id: none, value: 0}
      """;

  static final String HELP = "forum-help";
  static final LocalDate MARCH = LocalDate.parse("2026-03-01");
  static final Instant DAY = Instant.parse("2026-03-10T12:00:00Z");

  final TestClock clock = TestClock.pinned("2026-04-03T12:00:00Z");
  final TestEvents forum = TestEvents.of("forum");
  Wiring wiring;
  Community community;
  int told;

  abstract String emptyDatabase();

  @BeforeEach
  void start() {
    wiring = Wiring.open(emptyDatabase(), clock, TestServer.freshKey());
    community =
        wiring
            .communities()
            .create(
                "ours",
                WrittenProgramme.of("test", PROGRAMME),
                Instant.parse("2026-01-01T00:00:00Z"));
  }

  @AfterEach
  void stop() {
    if (wiring == null) {
      return;
    }
    assertThat(wiring.credits().wallets().unsound(community)).isEmpty();
    assertThat(wiring.audit().verify(community, (phase, done, total) -> {}).differences()).isZero();
    assertThat(wiring.boards().unsound(community)).isEmpty();
    wiring.close();
  }

  AppraisalSteps steps() {
    return wiring.appraisals();
  }

  void tell(Event... events) {
    for (Receipt receipt : wiring.intake().accept(community, List.of(events))) {
      assertThat(receipt.status()).as(receipt.problem()).isEqualTo(Receipt.Status.ACCEPTED);
    }
  }

  Instant later() {
    return DAY.plusSeconds(60L * ++told);
  }

  /** Somebody asks, and somebody answers. */
  String answered(String helper) {
    String question = "q" + later();
    String answer = "a" + question;
    tell(
        forum.question(question, "asker").author("asker").itemKind("question").at(later()),
        forum.answer(answer, question, helper).author(helper).itemKind("answer").at(later()));
    return answer;
  }

  String solved(String helper) {
    String answer = answered(helper);
    tell(forum.accept(answer, "asker").id("accept-" + answer).at(later()));
    return answer;
  }

  long member(String name) {
    return wiring.standings().find(community, "forum", name).get(0).memberId();
  }

  Proposal proposal() {
    return steps().proposal(community, HELP, MARCH);
  }

  Ballot ballot(Proposal seen, Map<Long, Ballot.Choice> choices) {
    return new Ballot(seen.mark(), choices, "root");
  }

  List<Appraised> confirm(Map<Long, Ballot.Choice> choices) {
    return steps().confirm(community, HELP, MARCH, ballot(proposal(), choices));
  }

  static Map<Long, Ballot.Choice> one(long member, String bracket) {
    return Map.of(member, new Ballot.Choice(bracket, "seen"));
  }

  long points(String name) {
    Balance balance = wiring.credits().wallets().balances(community, member(name)).get("points");
    return balance == null
        ? 0
        : balance.pending() + balance.available() + balance.held() - balance.debt();
  }

  List<Appraised> decided() {
    return wiring.database().appraisalStore().decided(community, HELP, MARCH);
  }

  /** Two who helped, and one who hardly did. */
  void march() {
    solved("ann");
    solved("ann");
    solved("ben");
    answered("cat");
  }

  static void refuses(Reason reason, Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOf(AppraisalRefusedException.class)
        .extracting(refused -> ((AppraisalRefusedException) refused).reason())
        .isEqualTo(reason);
  }

  Appraised of(String name) {
    return proposal().lines().stream()
        .filter(line -> line.memberId() == member(name))
        .findFirst()
        .orElseThrow()
        .decided()
        .get(0);
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.laurels.core.community.Community;
import org.laurels.core.event.BadgeByHand;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventTypes;
import org.laurels.core.fold.Honours;
import org.laurels.core.intake.Audit;
import org.laurels.core.intake.Intake;
import org.laurels.core.intake.Progress;
import org.laurels.core.intake.RankLapses;
import org.laurels.core.member.Identity;
import org.laurels.core.programme.ProgrammeVersion;
import org.laurels.core.programme.Programmes;

/** Badges and ranks that stay, come again or lapse, told as stories. */
class HonoursTest {
  private static final Community COMMUNITY = new Community(1, "honours");
  private static final Identity ANN = new Identity("forum", "ann");
  private static final long WEEK = 7 * 1440L;

  private final InMemoryIntakeStore store = new InMemoryIntakeStore();
  private final InMemoryAuditStore rows = new InMemoryAuditStore(store);
  private final TestClock clock = TestClock.pinned("2026-03-02T00:00:00Z");
  private final Programmes programmes = Programmes.of(TestHonours.in(TestProgrammes.first()));
  private final Intake intake =
      new Intake(
          store,
          (community, version) -> programmes,
          clock,
          (incident, cause) -> {
            throw new AssertionError(cause);
          });
  private final TestEvents forum = TestEvents.of("forum");
  private final TestEvents own = TestEvents.of(Event.OWN_SOURCE);

  private void tell(Event... events) {
    for (Event event : events) {
      intake.accept(COMMUNITY, List.of(event));
    }
    Audit audit = new Audit(store, rows, (community, version) -> programmes, clock);
    assertThat(audit.verify(COMMUNITY, (phase, done, total) -> {}).examples()).isEmpty();
  }

  private List<String> badges() {
    return store.books(COMMUNITY).badgesOf(ANN);
  }

  private EventDraft byHand(String type, String badge) {
    return own.event(type)
        .by("ann")
        .attribute(Event.HOST, "forum")
        .attribute(BadgeByHand.BADGE, badge);
  }

  private Honours honours() {
    return store.members(COMMUNITY).values().stream()
        .map(state -> state.honours())
        .filter(honours -> !honours.streaks().isEmpty() || !honours.ranks().isEmpty())
        .findFirst()
        .orElse(Honours.NONE);
  }

  @Test
  void streak_whoseMiddleIsTakenBack_isShorter() {
    tell(
        forum.upvote("q1", "ann").at(10),
        forum.upvote("q2", "ann").at(10 + WEEK),
        forum.upvote("q3", "ann").at(10 + 2 * WEEK));
    assertThat(honours().streaks().get("steady")).isEqualTo(new Honours.Streak(20528, 3));
    assertThat(badges()).contains("steady");

    tell(forum.withdraw("e2").at(20 + 2 * WEEK));
    assertThat(honours().streaks().get("steady")).isEqualTo(new Honours.Streak(20528, 1));
    assertThat(badges()).as("once granted it stays").contains("steady");

    tell(forum.upvote("q4", "ann").at(11 + WEEK));
    assertThat(honours().streaks().get("steady")).isEqualTo(new Honours.Streak(20528, 3));
  }

  @Test
  void badgeTakenAway_isNotGrantedByRuleAgain_butByHand() {
    tell(forum.upvote("q1", "ann").at(10), forum.upvote("q2", "ann").at(11));
    assertThat(badges()).contains("old-style");

    tell(byHand(EventTypes.BADGE_REVOKED, "old-style").at(20), forum.upvote("q3", "ann").at(30));
    assertThat(badges()).doesNotContain("old-style");

    tell(byHand(EventTypes.BADGE_GRANTED, "old-style").at(40));
    assertThat(badges()).contains("old-style");

    tell(own.withdraw("e2").at(50));
    assertThat(badges()).as("the grant by hand is taken back").doesNotContain("old-style");

    tell(own.withdraw("e1").at(60));
    assertThat(badges()).as("nobody has ever taken it away").contains("old-style");
  }

  @Test
  void rank_lapsesWhenItsGraceIsOver_withoutAnyEvent() {
    RankLapses lapses = new RankLapses(store, rows, (community, version) -> programmes, clock);
    tell(
        forum.upvote("q1", "ann").at(10),
        forum.upvote("q2", "ann").at(11),
        forum.upvote("q3", "ann").at(12));
    assertThat(rank()).isEqualTo("keen");
    tell(forum.withdraw("e3").at(20));
    assertThat(rank()).as("in its grace").isEqualTo("keen");
    assertThat(honours().rankUntil()).isEqualTo(TestEvents.minute(20 + 20 * 60));

    clock.set(TestEvents.minute(19 + 20 * 60));
    assertThat(lapses.run(COMMUNITY)).isZero();
    clock.set(TestEvents.minute(20 + 20 * 60));
    Progress progress = new Progress(store, (community, version) -> programmes, clock);
    assertThat(progress.of(COMMUNITY, member()).rank()).as("seen at once").isNull();
    assertThat(rank()).isEqualTo("keen");
    assertThat(lapses.run(COMMUNITY)).isEqualTo(1);
    assertThat(rank()).isEmpty();
    assertThat(lapses.run(COMMUNITY)).as("again").isZero();
    tell();
  }

  @Test
  void retiredBadge_isKeptByItsHolders() {
    Instant half = TestEvents.minute(100);
    Programmes later =
        new Programmes(
            List.of(
                programmes.latest(),
                new ProgrammeVersion(
                    2, TestHonours.retiredIn(TestProgrammes.first()), half, Instant.MIN),
                new ProgrammeVersion(
                    3,
                    TestHonours.retiredIn(TestProgrammes.first()),
                    half.plus(Duration.ofDays(9)),
                    Instant.MIN)));
    tell(
        forum.upvote("q1", "ann").at(10),
        forum.upvote("q2", "ann").at(11),
        forum.upvote("q1", "ben").at(110),
        forum.upvote("q2", "ben").at(111));

    new Audit(store, rows, (community, version) -> later, clock)
        .rebuild(COMMUNITY, (phase, done, total) -> {});

    assertThat(badges()).contains("old-style");
    assertThat(store.books(COMMUNITY).badgesOf(new Identity("forum", "ben")))
        .as("retired since the version that first said so")
        .doesNotContain("old-style");
  }

  private String rank() {
    return store.books(COMMUNITY).member(ANN).rank();
  }

  private long member() {
    return store.books(COMMUNITY).member(ANN).memberId();
  }
}

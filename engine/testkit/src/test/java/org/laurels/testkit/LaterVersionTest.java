// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.laurels.core.community.Community;
import org.laurels.core.event.Event;
import org.laurels.core.intake.Audit;
import org.laurels.core.intake.Intake;
import org.laurels.core.member.Identity;
import org.laurels.core.programme.Programme;
import org.laurels.core.programme.ProgrammeVersion;
import org.laurels.core.programme.Programmes;
import org.laurels.core.programme.UnitDefinition;
import org.laurels.core.rule.DeletionPolicy;
import org.laurels.core.rule.Expression;
import org.laurels.core.rule.Give;
import org.laurels.core.rule.Role;
import org.laurels.core.rule.Rule;

/** A version that holds from now leaves the past alone, also in whom an event concerns. */
class LaterVersionTest {
  private static final Community COMMUNITY = new Community(1, "versions");

  private final TestEvents of = TestEvents.of("forum");
  private final InMemoryIntakeStore store = new InMemoryIntakeStore();
  private final List<ProgrammeVersion> published = new ArrayList<>();
  private final TestClock clock = TestClock.pinned("2026-04-01T00:00:00Z");
  private final Intake intake =
      new Intake(
          store,
          (community, version) -> new Programmes(published.subList(0, version)),
          clock,
          (incident, cause) -> {
            throw new AssertionError(cause);
          });

  private static Programme voteGivesTo(Role role) {
    Give one = new Give(role, "reputation", Expression.constant(1L));
    Rule rule =
        new Rule(
            "liked",
            Set.of("vote.cast"),
            Expression.constant(true),
            List.of(one),
            List.of(),
            DeletionPolicy.REVERSE);
    return new Programme(
        "votes",
        ZoneOffset.UTC,
        Map.of("reputation", new UnitDefinition("reputation", 0, null, null)),
        List.of(rule),
        List.of(),
        List.of(),
        List.of(),
        false);
  }

  private void accept(Event event) {
    intake.accept(COMMUNITY, List.of(event));
  }

  @Test
  void parentsAuthor_isConcernedFromThenOn_andVerifyFindsNothing() {
    published.add(ProgrammeVersion.always(1, voteGivesTo(Role.ITEM_AUTHOR)));
    accept(of.question("q", "ann").at(0));
    accept(of.answer("a", "q", "ben").at(1));
    Event before = of.upvote("a", "cat").at(2);
    accept(before);
    Instant change = before.time().plusMillis(1);
    published.add(new ProgrammeVersion(2, voteGivesTo(Role.PARENT_AUTHOR), change, change));
    store.publish(COMMUNITY, 2);
    assertVerified();

    accept(of.upvote("a", "dan").at(3));

    assertThat(store.books(COMMUNITY).balance(new Identity("forum", "ann"), "reputation"))
        .isEqualTo(1);
    assertThat(store.books(COMMUNITY).balance(new Identity("forum", "ben"), "reputation"))
        .isEqualTo(1);
    assertVerified();
  }

  private void assertVerified() {
    Audit audit =
        new Audit(
            store,
            new InMemoryAuditStore(store),
            (community, version) -> new Programmes(published.subList(0, version)),
            clock);
    assertThat(audit.verify(COMMUNITY, (phase, done, total) -> {}).examples()).isEmpty();
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.core.badge.Badge;
import org.laurels.core.community.Community;
import org.laurels.core.community.WrittenProgramme;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventKey;
import org.laurels.core.event.ItemMention;
import org.laurels.core.intake.Intake;
import org.laurels.core.ledger.Reason;
import org.laurels.core.member.Identity;
import org.laurels.core.programme.Programme;
import org.laurels.core.programme.Programmes;
import org.laurels.core.programme.UnitDefinition;
import org.laurels.core.rule.DeletionPolicy;
import org.laurels.core.rule.Expression;
import org.laurels.core.rule.Give;
import org.laurels.core.rule.Role;
import org.laurels.core.rule.Rule;
import org.laurels.core.standing.BadgeHolder;
import org.laurels.core.standing.HeldBadge;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.Page;
import org.laurels.core.standing.StandingStore;
import org.laurels.core.standing.StatementFilter;
import org.laurels.core.standing.StatementLine;

class JdbcStandingStoreTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Instant DAY = Instant.parse("2026-05-01T10:00:00Z");
  private static final Expression<Boolean> ALWAYS = Expression.constant(true);

  /** Ten for each vote on what one wrote, and a badge for the item's first. */
  private static final Programme VOTES =
      new Programme(
          "votes",
          ZoneId.of("UTC"),
          Map.of("reputation", new UnitDefinition("reputation", 1, 1L, null)),
          List.of(
              new Rule(
                  "voted",
                  Set.of("vote.cast"),
                  ALWAYS,
                  List.of(new Give(Role.ITEM_AUTHOR, "reputation", Expression.constant(10L))),
                  List.of(),
                  DeletionPolicy.REVERSE)),
          List.of(),
          List.of(
              new Badge(
                  "noticed",
                  "Noticed",
                  null,
                  "bronze",
                  Badge.Each.ITEM,
                  ALWAYS,
                  Map.of("vote.cast", List.of(Role.ITEM_AUTHOR)))),
          List.of(),
          false);

  private Database database;
  private Sessions sessions;
  private JdbcStandingStore store;
  private Intake intake;
  private Community beer;
  private Community wine;

  @BeforeEach
  void open() {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    database = Database.open("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", clock);
    sessions = Sessions.open(database);
    store = new JdbcStandingStore(database);
    HibernateCommunityStore communities = new HibernateCommunityStore(sessions);
    beer = communities.create("beer", WrittenProgramme.of("votes", "d"), NOW);
    wine = communities.create("wine", WrittenProgramme.of("votes", "d"), NOW);
    Programmes programmes = Programmes.of(VOTES);
    intake =
        new Intake(
            database.intakeStore(),
            (community, version) -> programmes,
            clock,
            (incident, cause) -> {
              throw new AssertionError(cause);
            });
  }

  @AfterEach
  void close() {
    sessions.close();
    database.close();
  }

  private static Event event(String id, String type, long hour, String actor, ItemMention item) {
    return new Event(
        "forum", id, type, DAY.plusSeconds(hour * 3_600), 0, actor, item, 1, Map.of(), null);
  }

  private static ItemMention by(String item, String author) {
    return new ItemMention(item, null, null, author, null, null, null, null, null, Map.of());
  }

  /** Member 1 asks, members 2 and 3 vote, and 3 clears the vote again. */
  private void happen(Community community) {
    intake.accept(
        community,
        List.of(
            event("1", "question.asked", 0, "1", by("q1", "1")),
            event("2", "vote.cast", 1, "2", ItemMention.of("q1")),
            event("3", "vote.cast", 2, "3", ItemMention.of("q1"))));
    intake.accept(community, List.of(event("4", "vote.cleared", 3, "3", ItemMention.of("q1"))));
  }

  private MemberStanding member(Community community, String id) {
    return store.find(community, "forum", id).get(0);
  }

  @Test
  void balances_areThoseOfTheLedger() {
    happen(beer);

    assertThat(member(beer, "1").balances()).isEqualTo(Map.of("reputation", 11L));
    assertThat(member(beer, "1").identities()).containsExactly(new Identity("forum", "1"));
    assertThat(store.member(beer, member(beer, "1").memberId())).contains(member(beer, "1"));
  }

  @Test
  void identity_isFoundAtAnyHostOrAtOne() {
    happen(beer);

    assertThat(store.find(beer, null, "1")).hasSize(1);
    assertThat(store.find(beer, "forum", "1")).hasSize(1);
    assertThat(store.find(beer, "chat", "1")).isEmpty();
    assertThat(store.find(beer, null, "' OR 1=1 --")).isEmpty();
  }

  @Test
  void anotherCommunity_seesNothing() {
    happen(beer);
    long member = member(beer, "1").memberId();

    assertThat(store.find(wine, null, "1")).isEmpty();
    assertThat(store.member(wine, member)).isEmpty();
    assertThat(store.statement(wine, member, null, null, Long.MAX_VALUE, 10).rows()).isEmpty();
    assertThat(store.badges(wine, member)).isEmpty();
    assertThat(store.causedBy(wine, new EventKey("forum", "2"))).isEmpty();
    assertThat(store.event(wine, new EventKey("forum", "2"))).isEmpty();
    assertThat(store.top(wine, "reputation", 10)).isEmpty();
    assertThat(store.totals(wine)).isEqualTo(new StandingStore.Totals(0, 0, 0, 0, 0));
  }

  @Test
  void sameIdsInTwoCommunities_areKeptApart() {
    happen(beer);
    happen(wine);

    assertThat(member(beer, "1").memberId()).isNotEqualTo(member(wine, "1").memberId());
    assertThat(store.totals(beer)).isEqualTo(store.totals(wine));
    List<StatementLine> entries = new ArrayList<>();
    store.eachEntry(wine, entries::add);
    assertThat(entries).hasSize((int) store.totals(wine).entries());
  }

  @Test
  void statement_namesWhatUndoesWhat() {
    happen(beer);
    List<StatementLine> lines =
        store.statement(beer, member(beer, "1").memberId(), null, null, Long.MAX_VALUE, 10).rows();

    StatementLine reversal = lines.get(0);
    assertThat(reversal.reason()).isEqualTo(Reason.REVERSAL);
    assertThat(reversal.change()).isEqualTo(-10);
    StatementLine undone =
        lines.stream()
            .filter(line -> line.entryId() == reversal.reverses())
            .findFirst()
            .orElseThrow();
    assertThat(undone.reversedBy()).isEqualTo(reversal.entryId());
    assertThat(undone.eventId()).isEqualTo("3");
    assertThat(undone.itemId()).isEqualTo("q1");
    assertThat(lines)
        .extracting(StatementLine::entryId)
        .isSortedAccordingTo((a, b) -> Long.compare(b, a));
    assertThat(lines.stream().mapToLong(StatementLine::change).sum()).isEqualTo(11);
  }

  @Test
  void statement_isReadInPartsWithoutGapOrOverlap() {
    happen(beer);
    long member = member(beer, "1").memberId();
    List<StatementLine> whole =
        store.statement(beer, member, null, null, Long.MAX_VALUE, 100).rows();
    List<StatementLine> parts = new ArrayList<>();
    Long before = Long.MAX_VALUE;
    while (before != null) {
      Page<StatementLine> part = store.statement(beer, member, null, null, before, 1);
      parts.addAll(part.rows());
      before = part.next();
    }

    assertThat(parts).isEqualTo(whole).hasSize(4);
  }

  @Test
  void statement_isNarrowedByUnitAndItem() {
    happen(beer);
    long member = member(beer, "1").memberId();

    assertThat(store.statement(beer, member, "reputation", "q1", Long.MAX_VALUE, 10).rows())
        .hasSize(3);
    assertThat(store.statement(beer, member, "credits", null, Long.MAX_VALUE, 10).rows()).isEmpty();
    assertThat(store.statement(beer, member, null, "q2", Long.MAX_VALUE, 10).rows()).isEmpty();
  }

  @Test
  void statement_isNarrowedByRuleAndTime() {
    happen(beer);
    long member = member(beer, "1").memberId();
    Page<StatementLine> all =
        store.statement(beer, member, StatementFilter.ALL, Long.MAX_VALUE, 10);
    Instant second = all.rows().get(0).happenedAt();

    assertThat(narrowed(member, new StatementFilter(null, null, "voted", null, null))).hasSize(3);
    assertThat(narrowed(member, new StatementFilter(null, null, "vot", null, null))).isEmpty();
    assertThat(narrowed(member, new StatementFilter(null, null, null, second, null))).hasSize(2);
    assertThat(narrowed(member, new StatementFilter(null, null, null, null, second))).hasSize(2);
  }

  private List<StatementLine> narrowed(long member, StatementFilter filter) {
    return store.statement(beer, member, filter, Long.MAX_VALUE, 10).rows();
  }

  @Test
  void holders_areReadInParts_theLatestFirst() {
    for (int i = 0; i < 5; i++) {
      String author = "author-" + i;
      intake.accept(
          beer,
          List.of(
              event("q" + i, "question.asked", i, author, by("item-" + i, author)),
              event("v" + i, "vote.cast", i, "voter", ItemMention.of("item-" + i))));
    }
    List<String> found = new ArrayList<>();
    Long before = Long.MAX_VALUE;
    while (before != null) {
      Page<BadgeHolder> part = store.holders(beer, "noticed", before, 2);
      part.rows().forEach(holder -> found.add(holder.identity().id()));
      before = part.next();
    }

    assertThat(found).containsExactly("author-4", "author-3", "author-2", "author-1", "author-0");
    assertThat(store.holderCounts(beer)).isEqualTo(Map.of("noticed", 5L));
    assertThat(store.holders(wine, "noticed", Long.MAX_VALUE, 10).rows()).isEmpty();
    assertThat(store.holderCounts(wine)).isEmpty();
  }

  @Test
  void streams_holdAllThereIs() {
    happen(beer);
    List<MemberStanding> members = new ArrayList<>();
    List<HeldBadge> badges = new ArrayList<>();
    List<StatementLine> entries = new ArrayList<>();
    List<StandingStore.KnownEvent> events = new ArrayList<>();
    store.eachMember(beer, members::add);
    store.eachBadge(beer, badges::add);
    store.eachEntry(beer, entries::add);
    store.eachEvent(beer, "forum", events::add);

    assertThat(members).hasSize(3);
    assertThat(badges).hasSize(1);
    assertThat(badges.get(0).itemId()).isEqualTo("q1");
    assertThat(entries).hasSize((int) store.totals(beer).entries()).doesNotHaveDuplicates();
    assertThat(events).extracting(StandingStore.KnownEvent::id).containsExactly("1", "2", "3", "4");
    assertThat(events)
        .extracting(StandingStore.KnownEvent::withdrawn)
        .containsExactly(false, false, true, false);
  }

  @Test
  void entries_streamOverMoreThanOnePart() {
    List<Event> joins = new ArrayList<>();
    for (int i = 0; i < 2_500; i++) {
      joins.add(event("j" + i, "member.joined", i, "m" + i, null));
    }
    intake.accept(beer, joins);
    intake.accept(
        beer,
        List.of(
            event("q", "question.asked", 3_000, "m1", by("q1", "m1")),
            event("v", "vote.cast", 3_001, "m2", ItemMention.of("q1"))));
    List<StatementLine> entries = new ArrayList<>();
    List<MemberStanding> members = new ArrayList<>();
    store.eachEntry(beer, entries::add);
    store.eachMember(beer, members::add);

    assertThat(entries).hasSize(2_501).doesNotHaveDuplicates();
    assertThat(members).hasSize(2_500);
  }

  @Test
  void mergedMembers_areOneStanding() {
    happen(beer);
    intake.accept(
        beer,
        List.of(
            new Event(
                "forum",
                "5",
                "member.merged",
                DAY.plusSeconds(90_000),
                0,
                "2",
                null,
                1,
                Map.of("other", "1"),
                null)));

    assertThat(store.find(beer, null, "1")).isEqualTo(store.find(beer, null, "2"));
    assertThat(member(beer, "1").identities()).hasSize(2);
    List<MemberStanding> members = new ArrayList<>();
    store.eachMember(beer, members::add);
    assertThat(members).hasSize(2);
    assertThat(store.top(beer, "reputation", 10)).hasSize(2);
  }

  @Test
  void top_hasTheMostFirstAndAmongEqualsTheEarlierMember() {
    happen(beer);
    List<MemberStanding> top = store.top(beer, "reputation", 3);

    assertThat(top.get(0)).isEqualTo(member(beer, "1"));
    assertThat(top.get(1).memberId()).isLessThan(top.get(2).memberId());
    assertThat(store.top(beer, "reputation", 2)).isEqualTo(top.subList(0, 2));
  }

  @Test
  void limit_isHeld() {
    assertThatThrownBy(() -> store.members(beer, 0, Page.ROWS_MAX + 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

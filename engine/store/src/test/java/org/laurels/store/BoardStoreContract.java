// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.laurels.core.board.Board;
import org.laurels.core.board.BoardRow;
import org.laurels.core.board.BoardScope;
import org.laurels.core.board.BoardStore;
import org.laurels.core.board.BoardWindow;
import org.laurels.core.board.Edition;
import org.laurels.core.board.Period;
import org.laurels.core.board.Periods;
import org.laurels.core.board.Recalculation;
import org.laurels.core.board.Season;
import org.laurels.core.event.Event;
import org.laurels.core.ledger.Reason;
import org.laurels.core.member.Identity;
import org.laurels.core.member.Profile;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.ProfileStore;
import org.laurels.core.standing.StatementLine;
import org.laurels.testkit.Books;
import org.laurels.testkit.RandomHistory;
import org.laurels.testkit.TestEvents;

/** Boards on a database, held against what the entries themselves say. */
abstract class BoardStoreContract extends BoardStoreFixture {
  private static Board board(String id, BoardWindow window, BoardScope scope, Season... seasons) {
    return new Board(
        id, id, "reputation", null, window, scope, List.of(seasons), 10, Duration.ofMinutes(1));
  }

  private static final Season SEASON =
      new Season(
          "s1",
          "Season",
          LocalDate.parse("2026-03-01"),
          LocalDate.parse("2026-03-03"),
          Duration.ofDays(400),
          3);

  private static final List<Board> BOARDS =
      List.of(
          board("ever", BoardWindow.EVER, BoardScope.ALL),
          board("day", BoardWindow.DAY, BoardScope.ALL),
          board("week", BoardWindow.WEEK, BoardScope.ALL),
          board("month", BoardWindow.MONTH, BoardScope.ALL),
          board("quarter", BoardWindow.QUARTER, BoardScope.ALL),
          board("season", BoardWindow.SEASON, BoardScope.ALL, SEASON),
          board(
              "customers",
              BoardWindow.EVER,
              new BoardScope(Set.of("customer"), Set.of(), Set.of(), Set.of(), Set.of())),
          board(
              "no-staff",
              BoardWindow.MONTH,
              new BoardScope(Set.of(), Set.of("employee"), Set.of(), Set.of(), Set.of())));

  @Test
  void randomHistories_incrementally_giveWhatTheEntriesSay() {
    for (int seed = 0; seed < 6; seed++) {
      community = fresh("random-" + seed);
      Random random = new Random(seed);
      List<Event> history = new ArrayList<>(RandomHistory.of(seed, 150));
      Collections.shuffle(history, random);
      for (List<Event> batch : RandomHistory.batches(history, random)) {
        intake.accept(community, batch);
        if (random.nextInt(3) == 0) {
          chooseAtRandom(random);
        }
        if (random.nextBoolean()) {
          recalculation().now(community, BOARDS, UTC, NOW);
        }
      }
      recalculation().now(community, BOARDS, UTC, NOW);
      assertBoards("seed " + seed);
      assertThat(store.unsound(community, UTC)).isEmpty();
    }
  }

  @Test
  void whatSomebodyElseGathered_isNoDifference() {
    List<Event> history = RandomHistory.of(7, 150);
    intake.accept(community, history.subList(0, 100));
    recalculation().now(community, BOARDS, UTC, NOW);
    intake.accept(community, history.subList(100, history.size()));
    store.write(community, unit -> unit.gather(UTC));
    for (Board board : BOARDS) {
      assertThat(recalculation().unsound(community, board, UTC, NOW)).as(board.id()).isEmpty();
    }
    assertBoards("gathered by another process");
  }

  private void chooseAtRandom(Random random) {
    List<MemberStanding> members = members();
    MemberStanding member = members.get(random.nextInt(members.size()));
    profiles.choose(
        community, member.memberId(), new ProfileStore.Choice(random.nextBoolean(), false));
    Identity identity = member.identities().get(0);
    String kind = List.of("customer", "employee", "").get(random.nextInt(3));
    intake.accept(
        community,
        List.of(
            TestEvents.of(identity.host())
                .event("member.updated")
                .by(identity.id())
                .attribute("kind", kind)
                .at(100 + random.nextInt(1_000))));
  }

  private void assertBoards(String as) {
    Books books = Books.read(new JdbcStandingStore(database), community);
    Map<Long, Profile> known =
        profiles.of(community, books.members().stream().map(MemberStanding::memberId).toList());
    for (Board board : BOARDS) {
      Set<String> periods = new HashSet<>();
      for (Edition edition : store.editions(community, board.id())) {
        periods.add(edition.period().id());
        assertThat(all(store.load(edition).table()))
            .as(as + " " + board.id() + " " + edition.period().id())
            .isEqualTo(expected(board, edition.period(), books, known));
      }
      assertThat(periods).as(as + " " + board.id()).isNotEmpty();
    }
  }

  private static List<BoardRow> expected(
      Board board, Period period, Books books, Map<Long, Profile> known) {
    Map<Long, Map<Long, Long>> days = new HashMap<>();
    for (StatementLine line : books.entries()) {
      boolean start =
          line.reason() == Reason.START
              || (line.reason() == Reason.REVERSAL && line.eventId() == null);
      long day = start ? Period.BEGINNING : Periods.day(line.happenedAt(), UTC);
      if (line.unit().equals("reputation") && period.holds(day)) {
        days.computeIfAbsent(books.member(line.identity()).memberId(), m -> new HashMap<>())
            .merge(day, line.change(), Long::sum);
      }
    }
    List<BoardRow> rows = new ArrayList<>();
    days.forEach(
        (member, sums) -> {
          long amount = sums.values().stream().mapToLong(Long::longValue).sum();
          boolean admitted = board.scope().admits(known.getOrDefault(member, Profile.UNKNOWN));
          if (amount > 0 && admitted) {
            rows.add(new BoardRow(0, member, amount, lastDay(books, member, period)));
          }
        });
    rows.sort(
        Comparator.comparing(BoardRow::amount)
            .reversed()
            .thenComparing(BoardRow::reachedDay)
            .thenComparing(BoardRow::memberId));
    List<BoardRow> placed = new ArrayList<>();
    for (BoardRow row : rows) {
      int above = (int) rows.stream().filter(other -> other.amount() > row.amount()).count();
      placed.add(new BoardRow(above + 1, row.memberId(), row.amount(), row.reachedDay()));
    }
    return placed;
  }

  /** The last day on which one of the member's identities gained or lost anything. */
  private static int lastDay(Books books, long member, Period period) {
    Map<Identity, Map<Long, Long>> days = new HashMap<>();
    for (StatementLine line : books.entries()) {
      long day = line.eventId() == null ? Period.BEGINNING : Periods.day(line.happenedAt(), UTC);
      if (line.unit().equals("reputation")
          && period.holds(day)
          && books.member(line.identity()).memberId() == member) {
        days.computeIfAbsent(line.identity(), i -> new HashMap<>())
            .merge(day, line.change(), Long::sum);
      }
    }
    return (int)
        days.values().stream()
            .flatMap(sums -> sums.entrySet().stream())
            .filter(sum -> sum.getValue() != 0)
            .mapToLong(Map.Entry::getKey)
            .max()
            .orElseThrow();
  }

  @Test
  void optedOut_isGone_andComesBackWhereItWas() {
    intake.accept(
        community,
        List.of(
            forum.question("q", "ann").at(0),
            forum.answer("a", "q", "ben").at(1),
            forum.upvote("a", "cat").at(2)));
    recalculation().now(community, BOARDS, UTC, NOW);
    List<BoardRow> before = rows("ever", "all");
    long ben = before.get(0).memberId();

    profiles.choose(community, ben, new ProfileStore.Choice(true, false));
    recalculation().now(community, BOARDS, UTC, NOW);
    assertThat(rows("ever", "all"))
        .hasSize(before.size() - 1)
        .noneMatch(row -> row.memberId() == ben)
        .first()
        .matches(row -> row.position() == 1);

    profiles.choose(community, ben, new ProfileStore.Choice(false, false));
    recalculation().now(community, BOARDS, UTC, NOW);
    assertThat(rows("ever", "all")).isEqualTo(before);
  }

  @Test
  void recalculatedTwice_changesNothing_andIsNotPublishedAgain() {
    intake.accept(community, List.of(forum.question("q", "ann").at(0)));
    recalculation().due(community, BOARDS, UTC, NOW);
    List<Edition> editions = store.editions(community, "ever");

    Recalculation.Outcome again = recalculation().now(community, BOARDS, UTC, NOW);

    assertThat(again.editions()).isZero();
    assertThat(store.editions(community, "ever")).isEqualTo(editions);
  }

  @Test
  void board_youngerThanItsInterval_waits() {
    recalculation().due(community, BOARDS, UTC, NOW);
    intake.accept(community, List.of(forum.question("q", "ann").at(0)));

    recalculation().due(community, BOARDS, UTC, NOW.plusSeconds(30));
    assertThat(rows("ever", "all")).isEmpty();

    recalculation().due(community, BOARDS, UTC, NOW.plusSeconds(60));
    assertThat(rows("ever", "all")).hasSize(1);
    assertThat(store.edition(community, "ever", "all").orElseThrow().asOf())
        .isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void season_thatIsOverAndSettled_isFrozen() {
    Season short1 =
        new Season(
            "s1",
            "S",
            LocalDate.parse("2026-02-01"),
            LocalDate.parse("2026-04-01"),
            Duration.ofDays(1),
            3);
    List<Board> boards = List.of(board("season", BoardWindow.SEASON, BoardScope.ALL, short1));
    intake.accept(community, List.of(forum.question("q", "ann").at(0), forum.visit("ben").at(1)));
    recalculation().now(community, boards, UTC, Instant.parse("2026-04-01T23:00:00Z"));
    assertThat(store.edition(community, "season", "s1").orElseThrow().frozen()).isFalse();

    recalculation().now(community, boards, UTC, Instant.parse("2026-04-02T00:00:00Z"));
    List<BoardRow> last = rows("season", "s1");
    intake.accept(community, List.of(forum.upvote("q", "ben").at(2)));
    recalculation().now(community, boards, UTC, Instant.parse("2026-04-03T00:00:00Z"));

    assertThat(store.edition(community, "season", "s1").orElseThrow().frozen()).isTrue();
    assertThat(rows("season", "s1")).isEqualTo(last);
  }

  @Test
  void anotherZone_cutsTheDaysAnew() {
    intake.accept(community, RandomHistory.of(3, 100));
    recalculation().now(community, BOARDS, UTC, NOW);
    ZoneId far = ZoneId.of("Pacific/Kiritimati");

    recalculation().now(community, BOARDS, far, NOW);

    assertThat(store.unsound(community, far)).isEmpty();
    assertThat(rows("ever", "all")).isNotEmpty();
  }

  @Test
  void anotherScope_makesTheBoardAnew() {
    intake.accept(community, List.of(forum.question("q", "ann").at(0)));
    recalculation().now(community, List.of(board("b", BoardWindow.EVER, BoardScope.ALL)), UTC, NOW);
    assertThat(rows("b", "all")).hasSize(1);

    BoardScope staff = new BoardScope(Set.of("employee"), Set.of(), Set.of(), Set.of(), Set.of());
    recalculation().now(community, List.of(board("b", BoardWindow.EVER, staff)), UTC, NOW);

    assertThat(rows("b", "all")).isEmpty();
  }

  @Test
  void days_ofAMember_areItsHistory() {
    intake.accept(
        community, List.of(forum.question("q", "ann").at(0), forum.upvote("q", "ben").at(1)));
    recalculation().now(community, BOARDS, UTC, NOW);
    long ann = new JdbcStandingStore(database).find(community, "forum", "ann").get(0).memberId();

    assertThat(store.days(community, ann, "reputation", Period.BEGINNING))
        .extracting(BoardStore.DaySum::amount)
        .containsExactly(1L, 5L);
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.laurels.core.board.Board;
import org.laurels.core.board.BoardRow;
import org.laurels.core.board.BoardScope;
import org.laurels.core.board.BoardWindow;
import org.laurels.core.event.Event;
import org.laurels.core.intake.Intake;
import org.laurels.core.member.Identity;
import org.laurels.core.programme.Programmes;
import org.laurels.core.standing.StatementLine;
import org.laurels.testkit.Books;
import org.laurels.testkit.RandomHistory;
import org.laurels.testkit.TestClock;
import org.laurels.testkit.TestProgrammes;

/** What boards count beside units, on a database. */
abstract class TallyContract extends BoardStoreFixture {
  private static Board counting(
      String id, @Nullable String unit, @Nullable String count, BoardScope scope) {
    return new Board(
        id, id, unit, count, BoardWindow.EVER, scope, List.of(), 10, Duration.ofMinutes(1));
  }

  private static final BoardScope PHONES =
      new BoardScope(Set.of(), Set.of(), Set.of(), Set.of(), Set.of("phones"));

  private static final List<Board> TALLIED =
      List.of(
          counting("solved", null, "solution.accepted", BoardScope.ALL),
          counting("solved-phones", null, "solution.accepted", PHONES),
          counting("phones", "reputation", null, PHONES));

  private Intake tallying() {
    Programmes with = Programmes.of(TestProgrammes.first().withBoards(TALLIED));
    return new Intake(
        database.intakeStore(),
        (of, version) -> with,
        TestClock.pinned("2026-04-01T12:00:00Z"),
        (id, cause) -> {
          throw cause;
        });
  }

  private long amount(String board, String person) {
    long member =
        new JdbcStandingStore(database).find(community, "forum", person).get(0).memberId();
    return rows(board, "all").stream()
        .filter(row -> row.memberId() == member)
        .mapToLong(BoardRow::amount)
        .sum();
  }

  /** What the statement says was gained on the question about phones and on its answer. */
  private long onPhones(String person) {
    return Books.read(new JdbcStandingStore(database), community).entries().stream()
        .filter(line -> line.identity().equals(new Identity("forum", person)))
        .filter(line -> line.unit().equals("reputation"))
        .filter(line -> Set.of("q", "a").contains(String.valueOf(line.itemId())))
        .mapToLong(StatementLine::change)
        .sum();
  }

  @Test
  void counts_andPartsOfAUnit_followWhatIsTakenBack() {
    Event liked = forum.upvote("a", "cat").at(3);
    tallying()
        .accept(
            community,
            List.of(
                forum.question("q", "ann").tags("phones", "old").at(0),
                forum.answer("a", "q", "ben").at(1),
                forum.accept("a", "ann").at(2),
                liked,
                forum.question("other", "ann").at(4),
                forum.answer("b", "other", "ben").at(5),
                forum.accept("b", "ann").at(6)));
    recalculation().now(community, TALLIED, UTC, NOW);
    assertThat(amount("solved", "ben")).isEqualTo(2);
    assertThat(amount("solved-phones", "ben")).isEqualTo(1);
    assertThat(amount("phones", "ben")).isEqualTo(onPhones("ben")).isGreaterThan(20);

    tallying()
        .accept(
            community, List.of(forum.unaccept("a", "ann").at(7), forum.withdraw(liked.id()).at(8)));
    recalculation().now(community, TALLIED, UTC, NOW);
    assertThat(amount("solved", "ben")).isEqualTo(1);
    assertThat(amount("solved-phones", "ben")).isZero();
    assertThat(amount("phones", "ben")).isEqualTo(onPhones("ben")).isLessThan(5);
    Books.read(new JdbcStandingStore(database), community).check();
    assertThat(new JdbcStandingStore(database).find(community, "forum", "ben").get(0).balances())
        .containsOnlyKeys("reputation", "credits");
  }

  @Test
  void tallies_inAnyOrderOfArrival_areTheSame() {
    for (int seed = 0; seed < 3; seed++) {
      List<Event> history = new ArrayList<>(RandomHistory.of(40 + seed, 120));
      List<List<List<List<Object>>>> results = new ArrayList<>();
      for (int order = 0; order < 2; order++) {
        community = fresh("tallies-" + seed + "-" + order);
        for (List<Event> batch : RandomHistory.batches(history, new Random(order))) {
          tallying().accept(community, batch);
        }
        recalculation().now(community, TALLIED, UTC, NOW);
        assertThat(store.unsound(community, UTC)).isEmpty();
        results.add(byName());
        Collections.shuffle(history, new Random(seed));
      }
      assertThat(results.get(1)).as("seed " + seed).isEqualTo(results.get(0));
      assertThat(results.get(0).get(0)).as("seed " + seed).isNotEmpty();
    }
  }

  /** The boards with names for the members, whose numbers depend on the order of arrival. */
  private List<List<List<Object>>> byName() {
    Map<Long, Set<Identity>> identities = new HashMap<>();
    members().forEach(m -> identities.put(m.memberId(), Set.copyOf(m.identities())));
    List<List<List<Object>>> boards = new ArrayList<>();
    for (Board board : TALLIED) {
      List<List<Object>> rows = new ArrayList<>();
      for (BoardRow row : rows(board.id(), "all")) {
        rows.add(
            List.of(
                row.position(),
                row.amount(),
                row.reachedDay(),
                identities.getOrDefault(row.memberId(), Set.of())));
      }
      rows.sort(Comparator.comparing(Object::toString));
      boards.add(rows);
    }
    return boards;
  }
}

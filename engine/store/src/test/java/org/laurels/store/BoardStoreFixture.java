// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.laurels.core.board.BoardRow;
import org.laurels.core.board.BoardStore;
import org.laurels.core.board.BoardTable;
import org.laurels.core.board.BoardTables;
import org.laurels.core.board.Edition;
import org.laurels.core.board.Recalculation;
import org.laurels.core.community.Community;
import org.laurels.core.community.WrittenProgramme;
import org.laurels.core.intake.Intake;
import org.laurels.core.programme.Programmes;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.ProfileStore;
import org.laurels.testkit.TestClock;
import org.laurels.testkit.TestEvents;
import org.laurels.testkit.TestProgrammes;

/** A community in an empty database, an intake into it, and boards calculated from it. */
abstract class BoardStoreFixture {
  static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
  static final ZoneId UTC = ZoneOffset.UTC;

  final TestEvents forum = TestEvents.of("forum");
  final Programmes programmes = Programmes.of(TestProgrammes.first());
  Database database;
  Sessions sessions;
  Community community;
  Intake intake;
  BoardStore store;
  ProfileStore profiles;

  /** The address of an empty database. */
  protected abstract String emptyDatabase();

  @SuppressWarnings("NullAway.Init")
  BoardStoreFixture() {}

  @BeforeEach
  void open() {
    database = Database.open(emptyDatabase(), Clock.systemUTC());
    sessions = Sessions.open(database);
    store = database.boardStore();
    profiles = database.profileStore();
    community = fresh("boards");
    intake =
        new Intake(
            database.intakeStore(),
            (of, version) -> programmes,
            TestClock.pinned("2026-04-01T12:00:00Z"),
            (id, cause) -> {
              throw cause;
            });
  }

  Community fresh(String name) {
    return new HibernateCommunityStore(sessions)
        .create(name, WrittenProgramme.of("test", "programme: test"), NOW);
  }

  @AfterEach
  void close() {
    sessions.close();
    database.close();
  }

  /** Tables as a process that has just started finds them. */
  private final class Loading implements BoardTables {
    @Override
    public BoardTable of(Edition edition) {
      BoardStore.Loaded loaded = store.load(edition);
      assertThat(loaded.edition().number()).isEqualTo(edition.number());
      return loaded.table();
    }

    @Override
    public void published(Edition edition, BoardTable table) {
      assertThat(all(store.load(edition).table())).isEqualTo(all(table));
    }
  }

  static List<BoardRow> all(BoardTable table) {
    return table.rows(0, Integer.MAX_VALUE);
  }

  Recalculation recalculation() {
    return new Recalculation(store, new Loading());
  }

  List<BoardRow> rows(String board, String period) {
    return store
        .edition(community, board, period)
        .map(edition -> all(store.load(edition).table()))
        .orElse(List.of());
  }

  List<MemberStanding> members() {
    List<MemberStanding> members = new ArrayList<>();
    new JdbcStandingStore(database).eachMember(community, members::add);
    return members;
  }
}

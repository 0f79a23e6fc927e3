// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurels.core.board.BoardRow;
import org.laurels.core.board.BoardTable;
import org.laurels.core.board.Periods;
import org.laurels.core.community.Community;
import org.laurels.server.Wiring;

final class BoardsBenchIT {
  private static final int MEMBERS = 300;
  private static final int DAYS = 3;
  private static final ZoneId ZONE = ZoneId.of("UTC");

  @TempDir private Path folder = Path.of("");
  private Wiring wiring;
  private BoardRounds rounds;
  private BoardSeed.Members members;

  @BeforeEach
  void seed() throws Exception {
    wiring = Wiring.open("jdbc:h2:file:" + folder.resolve("boards"), Wiring.systemClock());
    Community community = BenchCommunity.of(wiring, BoardsBench.programme());
    long today = Periods.day(Instant.now(wiring.clock()), ZONE);
    members =
        new BoardSeed(wiring.database(), community)
            .make(MEMBERS, DAYS, today, "reputation", ZONE.getId());
    rounds = new BoardRounds(wiring, community, ZONE, members, 1);
  }

  @AfterEach
  void close() {
    wiring.close();
  }

  @Test
  void round_takesEveryMemberInto_andTheChangesToo() throws Exception {
    BoardRounds.Round first = rounds.next(0);
    BoardTable before = rounds.table();
    rounds.next(20);
    BoardTable after = rounds.table();
    assertThat(first.plain()).isPositive();
    assertThat(first.anew()).isPositive();
    assertThat(before.size()).isEqualTo(MEMBERS);
    Set<Long> changed = new TreeSet<>();
    for (int i = 0; i < MEMBERS; i++) {
      long member = members.at(i);
      long gained = amount(after, member) - amount(before, member);
      assertThat(gained).isBetween(0L, 50L);
      if (gained > 0) {
        changed.add(member);
      }
    }
    assertThat(changed).hasSize(20);
  }

  @Test
  void check_findsATableThatIsNotWhatTheSumsSay() throws Exception {
    rounds.next(0);
    BoardTable table = rounds.table();
    execute("UPDATE daily_sum SET amount = amount + 1 WHERE identity_id = " + members.at(7));
    PlainRanking ranking = PlainRanking.read(wiring.database(), "reputation", MEMBERS);
    assertThatThrownBy(() -> ranking.check(table)).hasMessageContaining("" + members.at(7));
  }

  @Test
  void positions_areFoundInProcess() throws Exception {
    rounds.next(0);
    Latencies latencies = new PositionTimes(rounds.table(), 1).inProcess();
    assertThat(latencies.percentile(50)).isPositive();
  }

  private static long amount(BoardTable table, long member) {
    return table.of(member).map(BoardRow::amount).orElseThrow();
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = wiring.database().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
      connection.commit();
    }
  }
}

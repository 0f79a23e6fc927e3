// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurels.core.community.Community;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventTypes;
import org.laurels.server.Wiring;
import org.laurels.testkit.TestEvents;

class VerifyCommandTest {
  @TempDir private Path folder;

  private Typed type(String... words) {
    return Typed.in(folder, words);
  }

  private void with(Consumer<Wiring> work) {
    try (Wiring wiring =
        Wiring.open(
            "jdbc:h2:file:" + folder.resolve("data/laurels"),
            Clock.fixed(Typed.NOW, ZoneOffset.UTC),
            folder.resolve("data/laurels.key"))) {
      work.accept(wiring);
    }
  }

  private void sql(String sql) {
    with(
        wiring -> {
          try (Connection connection = wiring.database().dataSource().getConnection();
              Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
            connection.commit();
          } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
          }
        });
  }

  private static Community community(Wiring wiring) {
    return wiring.communities().find("c").orElseThrow();
  }

  private void joins(String person) {
    Event joined = TestEvents.of("forum").join(person).id("j-" + person).at(Typed.NOW);
    assertThat(joined.type()).isEqualTo(EventTypes.MEMBER_JOINED);
    with(wiring -> wiring.intake().accept(community(wiring), List.of(joined)));
  }

  @BeforeEach
  void begin() {
    assertThat(type("community", "create", "c", "--programme", "stack-exchange").code()).isZero();
    joins("ann");
  }

  private String head() {
    Typed typed = type("verify", "--head");
    assertThat(typed.code()).isZero();
    assertThat(typed.out().strip()).matches("c \\d+ [0-9a-f]{64}");
    return typed.out().strip().split(" ")[2];
  }

  @Test
  void head_isKept_andExpected() {
    String kept = head();
    joins("ben");
    assertThat(head()).isNotEqualTo(kept);
    Typed held = type("verify", "--expect", kept);
    assertThat(held.out()).contains("c: hashed 2 rows in 2 blocks", "rows/s", "0 differences");
    assertThat(held.code()).isZero();

    String other = kept.replace(kept.charAt(0), kept.charAt(0) == '0' ? '1' : '0');
    Typed lacking = type("verify", "--expect", other);
    assertThat(lacking.code()).isEqualTo(1);
    assertThat(lacking.out()).contains("no block has the hash " + other, "0 differences");
    with(wiring -> assertThat(wiring.credits().halts().count()).as("it may be mistyped").isZero());
    assertThat(type("verify", "--expect", "abc").code()).isEqualTo(2);
  }

  @Test
  void changedRow_isNamed_andStopsRedemptions() {
    head();
    sql("UPDATE ledger_entry SET booked_at = booked_at + 1");
    Typed found = type("verify");
    assertThat(found.code()).isEqualTo(1);
    assertThat(found.out()).contains("c: 1 difference", "block 1: entry ", " was changed");
    with(
        wiring ->
            assertThat(wiring.credits().halts().find(community(wiring)).orElseThrow().found())
                .startsWith("block 1: entry "));

    sql("UPDATE ledger_entry SET booked_at = booked_at - 1");
    assertThat(type("credits", "resume", "--community", "c").out()).contains("redemptions go on");
  }

  /** Each check once: a wallet that is wrong is one difference, however many parts look. */
  @Test
  void wrongWallet_isToldOnce() {
    with(
        wiring -> {
          assertThat(
                  wiring
                      .proof()
                      .full()
                      .run(community(wiring), (phase, done, total) -> {}, null)
                      .differences())
              .isZero();
        });
    sql(
        "INSERT INTO wallet (identity_id, unit, community_id, pending, available, held, debt)"
            + " SELECT 1, 'credits', id, 0, 0, 5, 0 FROM community");
    Typed found = type("verify");
    assertThat(found.out()).contains("c: 1 difference");
    assertThat(type("verify", "--community", "c").code()).isEqualTo(1);
  }
}

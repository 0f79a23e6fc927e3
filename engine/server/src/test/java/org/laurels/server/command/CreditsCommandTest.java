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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurels.core.community.Community;
import org.laurels.core.redemption.Halt;
import org.laurels.server.Wiring;
import org.laurels.testkit.TestEvents;

class CreditsCommandTest {
  @TempDir private Path folder;

  private Typed resume() {
    return Typed.in(folder, "credits", "resume", "--community", "c");
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

  private static Community community(Wiring wiring) {
    return wiring.communities().find("c").orElseThrow();
  }

  private static void sql(Wiring wiring, String sql) {
    try (Connection connection = wiring.database().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Test
  void redemptions_goOnOnlyWhenNothingDiffers() {
    Typed.in(folder, "community", "create", "c", "--programme", "stack-exchange");
    assertThat(resume().out()).contains("nothing to do");
    with(
        wiring -> {
          sql(
              wiring,
              "INSERT INTO wallet (identity_id, unit, community_id, pending, available, held, debt)"
                  + " VALUES (1, 'credits', "
                  + community(wiring).id()
                  + ", 0, 5, 0, 0)");
          assertThat(wiring.credits().check().run(community(wiring))).isNotEmpty();
        });

    Typed stopped = resume();
    assertThat(stopped.code()).isEqualTo(1);
    assertThat(stopped.out()).contains("stay stopped");
    with(
        wiring -> {
          assertThat(wiring.credits().halts().find(community(wiring))).isPresent();
          wiring.credits().halts().halt(community(wiring), new Halt("another", Typed.NOW));
          assertThat(wiring.credits().halts().find(community(wiring)).map(Halt::found))
              .as("the first finding stays")
              .isNotEqualTo("another");
          sql(wiring, "DELETE FROM wallet");
        });

    Typed resumed = resume();
    assertThat(resumed.code()).as(resumed.out() + resumed.err()).isZero();
    assertThat(resumed.out()).contains("redemptions go on");
    assertThat(resume().out()).contains("nothing to do");
  }

  @Test
  void faultOfTheChain_thatCannotBeRestored_isAcknowledged_andANewOneStopsAgain() {
    Typed.in(folder, "community", "create", "c", "--programme", "stack-exchange");
    with(
        wiring -> {
          wiring
              .intake()
              .accept(
                  community(wiring),
                  List.of(
                      TestEvents.of("forum")
                          .event("member.joined")
                          .by("ann")
                          .id("1")
                          .at(Typed.NOW)));
          wiring.proof().sealer().run(community(wiring));
          sql(wiring, "UPDATE audit_block SET sealed_at = sealed_at + 1000000");
        });
    Typed found = Typed.in(folder, "verify", "--community", "c");
    assertThat(found.code()).isEqualTo(1);
    Matcher id = Pattern.compile("itself was changed, fault ([0-9a-f]{16})").matcher(found.out());
    assertThat(id.find()).as(found.out()).isTrue();
    assertThat(resume().out()).contains("stay stopped");

    assertThat(acknowledge("0123456789abcdef", "a note").code()).isEqualTo(2);
    assertThat(acknowledge(id.group(1), " ").code()).isEqualTo(2);
    assertThat(Typed.in(folder, "verify", "--acknowledge", id.group(1)).code()).isEqualTo(2);
    Typed noted = acknowledge(id.group(1), "the clock was wrong");
    assertThat(noted.code()).as(noted.out() + noted.err()).isZero();
    assertThat(noted.out())
        .contains("acknowledged by zoe", "the clock was wrong", "c: redemptions go on");
    assertThat(resume().out()).contains("nothing to do");
    Typed again = Typed.in(folder, "verify", "--community", "c");
    assertThat(again.code()).as(again.out()).isZero();
    assertThat(again.out()).contains("acknowledged by zoe", id.group(1));

    with(wiring -> sql(wiring, "UPDATE audit_block SET sealed_at = sealed_at + 1000000"));
    Typed other = Typed.in(folder, "verify", "--community", "c");
    assertThat(other.code()).isEqualTo(1);
    with(wiring -> assertThat(wiring.credits().halts().find(community(wiring))).isPresent());
  }

  private Typed acknowledge(String fault, String note) {
    return Typed.in(
        folder,
        "verify",
        "--community",
        "c",
        "--acknowledge",
        fault,
        "--by",
        "zoe",
        "--note",
        note);
  }
}

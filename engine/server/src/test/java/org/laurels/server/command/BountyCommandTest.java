// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurels.core.bounty.Bounties;
import org.laurels.core.community.Community;
import org.laurels.core.intake.Intake;
import org.laurels.core.wallet.Call;
import org.laurels.server.Wiring;
import org.laurels.server.api.OpaqueId;
import org.laurels.testkit.TestEvents;

class BountyCommandTest {
  @TempDir private Path folder;

  private Typed bounty(String... words) {
    String[] all = new String[words.length + 3];
    all[0] = "bounty";
    System.arraycopy(words, 0, all, 1, words.length);
    all[words.length + 1] = "--community";
    all[words.length + 2] = "c";
    return Typed.in(folder, all);
  }

  private String companys() {
    try (Wiring wiring =
        Wiring.open(
            "jdbc:h2:file:" + folder.resolve("data/laurels"),
            Clock.fixed(Typed.NOW, ZoneOffset.UTC),
            folder.resolve("data/laurels.key"))) {
      Community in = wiring.communities().find("c").orElseThrow();
      Intake intake = wiring.intake();
      intake.accept(
          in,
          List.of(
              TestEvents.of("host").event("question.asked").by("ann").item("q1").at(Typed.NOW)));
      return wiring
          .credits()
          .bounties()
          .offer(
              in,
              new Bounties.Offer(0, "host", "q1", "points", 7, null),
              new Call("test", "key", "print"),
              (one, paid) -> OpaqueId.BOUNTY.of(one.id()))
          .answer()
          .body();
    }
  }

  @Test
  void bounty_isListed_andGoesBackOnce() {
    Typed.in(folder, "community", "create", "c", "--programme", "giffgaff-payback");
    assertThat(bounty("list").out()).contains("no bounties");
    String id = companys();
    assertThat(bounty("list").out()).contains(id, "7 points", "open", "the company", "host q1");
    assertThat(bounty("return", id).out()).contains("went back");
    Typed again = bounty("return", id);
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("returned already");
    assertThat(bounty("return", "x").code()).isEqualTo(1);
    assertThat(bounty("list").out()).contains("returned");
    assertThat(bounty("list", "--open").out()).contains("no bounties");
  }
}

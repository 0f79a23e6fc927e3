// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurels.core.community.Community;
import org.laurels.server.Wiring;
import org.laurels.testkit.TestEvents;

class IdentityCommandTest {
  @TempDir private Path folder;

  private Typed type(String... words) {
    return Typed.in(folder, words);
  }

  private Typed link(String other) {
    return type(
        "identity",
        "link",
        "--community",
        "c",
        "--one",
        "forum",
        "ann",
        "--other",
        "desk",
        other,
        "--note",
        "showed both");
  }

  private void told() {
    try (Wiring wiring =
        Wiring.open(
            "jdbc:h2:file:" + folder.resolve("data/laurels"),
            Clock.fixed(Typed.NOW, ZoneOffset.UTC),
            folder.resolve("data/laurels.key"))) {
      Community in = wiring.communities().find("c").orElseThrow();
      wiring
          .intake()
          .accept(
              in,
              List.of(
                  TestEvents.of("forum").join("ann").at(Typed.NOW),
                  TestEvents.of("desk").join("7").at(Typed.NOW)));
    }
  }

  @Test
  void accounts_areLinked_listed_andTakenApart() {
    type("community", "create", "c", "--programme", "support-forum");
    told();
    assertThat(type("identity", "list", "--community", "c").out())
        .contains("no accounts are linked");
    assertThat(link("8").err()).contains("no event has told of desk/8");

    Matcher id = Pattern.compile("linked as (l[0-9a-z]+)").matcher(link("7").out());
    assertThat(id.find()).isTrue();
    assertThat(type("identity", "list", "--community", "c").out())
        .contains(id.group(1), "forum/ann", "desk/7", "operator, command");
    assertThat(link("7").err()).contains("one member's already");
    assertThat(unlink(id.group(1)).out()).contains("is taken apart");
    assertThat(unlink(id.group(1)).code()).isEqualTo(1);
    assertThat(type("identity", "list", "--community", "c").out()).contains("by command");
  }

  private Typed unlink(String id) {
    return type("identity", "unlink", id, "--community", "c", "--note", "a slip");
  }

  @Test
  void wrongUsage_isTold() {
    type("community", "create", "c", "--programme", "support-forum");
    assertThat(type("identity").err()).contains("say what to do: list, link or unlink");
    assertThat(type("identity", "unlink", "l1", "--community", "c", "--note", " ").code())
        .isEqualTo(2);
    assertThat(type("identity", "unlink", "x", "--community", "c", "--note", "y").code())
        .isEqualTo(2);
    assertThat(
            type("host", "add", "--community", "c", "--host", "desk", "--vouches-for", "desk")
                .err())
        .contains("other sources than the host");
  }

  @Test
  void host_isListedWithWhatItVouchesFor() {
    type("community", "create", "c", "--programme", "support-forum");
    assertThat(
            type(
                    "host",
                    "add",
                    "--community",
                    "c",
                    "--host",
                    "desk",
                    "--vouches-for",
                    "forum",
                    "--vouches-for",
                    "care")
                .code())
        .isZero();
    assertThat(type("host", "list", "--community", "c").out()).contains("care, forum");
    assertThat(
            type(
                    "host",
                    "link",
                    "--community",
                    "c",
                    "--host",
                    "desk",
                    "--member",
                    "7",
                    "--also",
                    "forum",
                    "ann")
                .out())
        .contains("&also-host=forum&also-member=ann&signature=");
  }
}

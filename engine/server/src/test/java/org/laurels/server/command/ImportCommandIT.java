// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small dump through the built plugin into an embedded database. */
final class ImportCommandIT {
  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

  @TempDir Path folder;

  @BeforeEach
  void writeDump() throws IOException {
    Path plugins = Path.of(System.getProperty("laurels.dist", "nowhere")).resolve("plugins");
    if (!Files.isDirectory(plugins)) {
      System.err.println("SKIPPED, LOUDLY: the distribution is not built; mvn package builds it");
    }
    assumeTrue(Files.isDirectory(plugins), "the distribution is not built");
    Path dump = Files.createDirectories(folder.resolve("dump"));
    Files.writeString(
        dump.resolve("Users.xml"),
        HEAD
            + "<users>"
            + "<row Id=\"1\" CreationDate=\"2014-01-01T00:00:00.000\" DisplayName=\"A\" />"
            + "<row Id=\"2\" CreationDate=\"2014-01-01T00:00:00.000\" DisplayName=\"B\" />"
            + "</users>");
    Files.writeString(
        dump.resolve("Posts.xml"),
        HEAD
            + "<posts>"
            + "<row Id=\"1\" PostTypeId=\"1\" OwnerUserId=\"1\""
            + " CreationDate=\"2014-01-02T00:00:00.000\" />"
            + "<row Id=\"2\" PostTypeId=\"2\" ParentId=\"1\" OwnerUserId=\"2\""
            + " CreationDate=\"2014-01-03T00:00:00.000\" />"
            + "</posts>");
    Files.writeString(
        dump.resolve("Votes.xml"),
        HEAD
            + "<votes>"
            + "<row Id=\"1\" PostId=\"2\" VoteTypeId=\"2\""
            + " CreationDate=\"2014-01-04T00:00:00.000\" />"
            + "<row Id=\"2\" PostId=\"9\" VoteTypeId=\"2\""
            + " CreationDate=\"2014-01-04T00:00:00.000\" />"
            + "</votes>");
  }

  @Test
  void dump_isImported_explained_andVerified() throws IOException {
    Typed first = load();
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out())
        .contains("imported ", "accepted                5", "votes on posts that are not in the");
    assertThat(load().out()).contains("accepted                0", "duplicates              5");
    assertThat(type("verify").out()).contains("small: 0 differences");
    assertThat(type("export", "standings", "--community", "small").out())
        .contains("identity,unit,amount,rank,host,member\r\n", "2,reputation,11,,stackexchange,");
    assertThat(type("explain", "--community", "small", "--member", "2").out())
        .contains("+10 reputation  by the rule answer-upvoted (version 1)", "vote.cast vote-1");
    Typed changed = load("--programme", changedProgramme());
    assertThat(changed.err()).contains("as version 2 of small", "the past follows version 2");
    assertThat(type("export", "standings", "--community", "small").out())
        .contains("2,reputation,8,,stackexchange,");
    assertThat(type("rebuild").out()).contains("small: 0 differences");
    assertThat(type("backtest", "--community", "small", "--programme", "stack-exchange").out())
        .contains("1 balance differs");
  }

  private String changedProgramme() throws IOException {
    Files.writeString(
        folder.resolve("mine.yaml"),
        """
        programme: mine
        extends: stack-exchange
        rules:
          - id: answer-upvoted
            give: {to: item.author, reputation: 7}
        """);
    return "mine.yaml";
  }

  private Typed load(String... more) {
    String[] words = {"import", "stackexchange", folder.resolve("dump").toString()};
    String[] all =
        java.util.stream.Stream.of(words, new String[] {"--community", "small"}, more)
            .flatMap(java.util.Arrays::stream)
            .toArray(String[]::new);
    return type(all);
  }

  private Typed type(String... words) {
    return Typed.in(folder, words);
  }
}

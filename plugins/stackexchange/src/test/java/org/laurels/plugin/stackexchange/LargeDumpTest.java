// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dump of some size, read by a JVM with little memory. */
@Tag("thorough")
class LargeDumpTest {
  private static final int POSTS = 3_000;
  private static final int VOTES = 1_000_000;
  private static final int VOTES_A_DAY = 500;

  @TempDir private Path folder;

  @Test
  void millionVotesAndLongPosts_fitIn64Megabytes() throws Exception {
    writeUsers();
    writePosts();
    writeVotes();
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                NullSink.class.getName(),
                folder.toString(),
                "2")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    String said = Files.readString(output);
    System.out.println("import of 1 M votes in 64 MB: " + said);
    assertThat(process.exitValue()).as(said).isZero();
    // Every post is a question with its views and, four in five, a day when it was closed.
    assertThat(said)
        .contains(
            "events=" + (1 + POSTS + POSTS + VOTES + POSTS * 4 / 5) + " skipped=0 warnings=0");
  }

  private BufferedWriter begin(String table) throws IOException {
    BufferedWriter writer = Files.newBufferedWriter(folder.resolve(table + ".xml"));
    writer.write("\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<");
    writer.write(table.toLowerCase(java.util.Locale.ROOT) + ">\n");
    return writer;
  }

  private void writeUsers() throws IOException {
    try (BufferedWriter writer = begin("Users")) {
      writer.write(
          "  <row Id=\"1\" CreationDate=\"2010-01-01T00:00:00.000\" DisplayName=\"One\" />\n</users>");
    }
  }

  /** Bodies are all escapes, 90 MB of them, since parsers count what those stand for. */
  private void writePosts() throws IOException {
    String body = "&lt;p&gt;&#xA;".repeat(2_500);
    try (BufferedWriter writer = begin("Posts")) {
      for (int id = 1; id <= POSTS; id++) {
        String day = "2010-01-01T00:%02d:%02d.000".formatted(id / 60 % 60, id % 60);
        String closed =
            id % 5 == 0 ? "" : " ClosedDate=\"20" + (15 + id % 5) + day.substring(4) + "\"";
        writer.write(
            "  <row Id=\"%d\" PostTypeId=\"1\" CreationDate=\"%s\" ViewCount=\"9\" OwnerUserId=\"1\"%s Body=\"%s\" />%n"
                .formatted(id, day, closed, body));
      }
      writer.write("</posts>");
    }
  }

  private void writeVotes() throws IOException {
    try (BufferedWriter writer = begin("Votes")) {
      for (int id = 1; id <= VOTES; id++) {
        String day = java.time.LocalDate.of(2010, 1, 1).plusDays(id / VOTES_A_DAY).toString();
        writer.write(
            "  <row Id=\""
                + id
                + "\" PostId=\""
                + (id % POSTS + 1)
                + "\" VoteTypeId=\"2\" CreationDate=\""
                + day
                + "T00:00:00.000\" />\n");
      }
      writer.write("</votes>");
    }
  }
}

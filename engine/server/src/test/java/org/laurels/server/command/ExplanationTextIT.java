// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.laurels.core.standing.MemberStanding;
import org.laurels.server.TestServer;

class ExplanationTextIT {
  @Test
  void text_namesPeopleAndItemsAsTheHostDoes_andSaysWhen() {
    try (TestServer server = new TestServer()) {
      server.post(
          "["
              + String.join(
                  ",",
                  TestServer.event(
                      "p1",
                      "answer.posted",
                      "2026-05-01T10:00:00Z",
                      "{\"actor\":\"ben\",\"item\":{\"id\":\"a1\",\"kind\":\"answer\"}}"),
                  vote("v1", "ann", "2026-05-03T10:00:00Z"),
                  vote("own", "ben", "2026-05-04T11:22:33Z"))
              + "]");

      List<String> lines = explained(server, "a1");

      assertThat(lines)
          .anyMatch(line -> line.contains("read    event.actor = ann") && line.contains("= ben"))
          .anyMatch(
              line ->
                  line.contains("last by vote.cast own on item a1 at 2026-05-04 11:22:33")
                      && line.contains("event.actor = ben")
                      && line.contains("item.author = ben"));
      assertThat(explained(server, "a2")).noneMatch(line -> line.contains("answer-upvoted"));
    }
  }

  private static String vote(String id, String actor, String time) {
    return TestServer.event(
        id, "vote.cast", time, "{\"actor\":\"" + actor + "\",\"item\":{\"id\":\"a1\"}}");
  }

  private static List<String> explained(TestServer server, String item) {
    MemberStanding ben = server.wiring.standings().find(server.ours, null, "ben").get(0);
    List<String> lines = new ArrayList<>();
    new ExplanationText(server.wiring, server.ours, lines::add).tell(ben, item, 20);
    return lines;
  }
}

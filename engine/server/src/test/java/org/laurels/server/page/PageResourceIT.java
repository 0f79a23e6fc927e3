// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.laurels.server.TestServer;

class PageResourceIT {
  private TestServer server;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void home_leadsToAMemberWhoseEntriesAreExplained() {
    server = new TestServer();
    server.post(TestServer.history());
    TestServer.Answer home = server.get("/c/ours");

    assertThat(home.status()).as(home.text()).isEqualTo(200);
    assertThat(home.contentType()).startsWith("text/html");
    assertThat(home.text()).contains("Most reputation").contains(">16<");

    String link = home.text().replaceAll("(?s).*?href=\"(/c/ours/members/[^\"]+)\".*", "$1");
    TestServer.Answer member = server.get(link);

    assertThat(member.status()).as(member.text()).isEqualTo(200);
    assertThat(member.text())
        .contains("nice-answer for a1")
        .contains("rule answer-upvoted, version 1")
        .contains("held back by daily");
  }

  @Test
  void whatAHostSays_isEscaped() {
    server = new TestServer();
    server.post(
        TestServer.event(
            "1", "member.joined", "2026-05-01T10:00:00Z", "{\"actor\":\"<script>x</script>\"}"));

    assertThat(server.get("/c/ours").text()).contains("&lt;script&gt;").doesNotContain("<script>");
  }

  @Test
  void pages_areClosedUnlessOpened() {
    server = new TestServer(false);

    TestServer.Answer closed = server.get("/c/ours");
    assertThat(closed.status()).isEqualTo(403);
    assertThat(closed.text()).contains("Please sign in first").doesNotContain("ours");
    assertThat(server.get("/c/nowhere").text()).isEqualTo(closed.text());
  }
}

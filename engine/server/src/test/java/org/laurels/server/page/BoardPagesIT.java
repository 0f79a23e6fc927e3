// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.core.community.ApiToken;
import org.laurels.core.community.Community;
import org.laurels.core.community.WrittenProgramme;
import org.laurels.core.standing.ProfileStore;
import org.laurels.server.TestServer;

class BoardPagesIT {
  private static final String BOARDS =
      """
      boards:
        - {id: month, unit: reputation, window: month, show: 2}
        - {id: all-time, unit: reputation, window: ever}
      """;

  private final TestServer server = new TestServer();
  private Community boarded;

  /** Ada has 10 in April and May, Ben 20 in May, Cy 10 in May, and Di 10 in May after Cy. */
  @BeforeEach
  void happen() {
    boarded =
        server
            .wiring
            .communities()
            .create(
                "boarded",
                WrittenProgramme.of("boarded", TestServer.PROGRAMME + BOARDS),
                TestServer.NOW);
    StringBuilder events = new StringBuilder();
    answer(events, "ada", "2026-04-02", "2026-05-02");
    answer(events, "ben", "2026-05-03", "2026-05-04");
    answer(events, "cy", "2026-05-05");
    answer(events, "di", "2026-05-06");
    String token =
        server.wiring.tokenBook().make(boarded, "test", ApiToken.Scope.MANAGE, null).text();
    TestServer.Answer sent =
        server.answer(
            server
                .request("/api/v1/communities/boarded/events")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("[" + events + "]"))
                .build());
    assertThat(sent.status()).as(sent.text()).isEqualTo(200);
    server.wiring.boards().now(boarded);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static void answer(StringBuilder events, String author, String... days) {
    events.append(events.isEmpty() ? "" : ",");
    events.append(
        TestServer.event(
            "a-" + author,
            "answer.posted",
            "2026-04-01T10:00:00Z",
            "{\"actor\":\"%s\",\"item\":{\"id\":\"answer-%s\"}}".formatted(author, author)));
    for (String day : days) {
      events.append(',');
      events.append(
          TestServer.event(
              "v-" + author + day,
              "vote.cast",
              day + "T10:00:00Z",
              "{\"actor\":\"voter-%s\",\"item\":{\"id\":\"answer-%s\"}}".formatted(day, author)));
    }
  }

  private String page(String path) {
    TestServer.Answer answer =
        server.answer(
            server
                .request("/c/boarded" + path)
                .header("Accept", "text/html")
                .header("Accept-Language", "en")
                .build());
    assertThat(answer.status()).as(path).isEqualTo(200);
    return answer.text();
  }

  @Test
  void period_hasItsTable_withTiesAndMovement() {
    String may = page("/boards/month?period=2026-05");

    assertThat(may).contains("May 2026").contains("4 members have a place");
    assertThat(may).containsSubsequence("\">ben</a>", ">20<", "\">ada</a>", ">10<");
    assertThat(may).contains("new here").contains("down 1 place");
    assertThat(may).contains("datetime=\"2026-06-01T12:00:00Z\"");
    assertThat(page("/boards/month?period=2026-04")).contains("April 2026").doesNotContain(">ben<");
  }

  @Test
  void memberBelowTheShownRows_isShownWithTheNeighbours() {
    String around = page("/boards/month?period=2026-05&name=di");

    assertThat(around).contains("The neighbourhood").contains("class=\"self\"");
    assertThat(around).containsSubsequence(">ada<", ">cy<", ">di<");
    assertThat(page("/boards/month?period=2026-05&name=nobody"))
        .contains("“nobody” has no place here");
  }

  @Test
  void runningPeriodWithoutAnybody_isEmpty_andAllTimeIsNot() {
    assertThat(page("/boards/month")).contains("June 2026").contains("Nobody has gained anything");
    assertThat(page("/boards")).contains("All time").contains(">ben<");
    assertThat(page("")).contains(">ben<");
  }

  @Test
  void whoOptsOut_vanishesFromEveryBoard() {
    long ben = server.wiring.standings().find(boarded, "forum", "ben").get(0).memberId();
    server
        .wiring
        .database()
        .profileStore()
        .choose(boarded, ben, new ProfileStore.Choice(true, false));
    server.wiring.boards().now(boarded);

    assertThat(page("/boards/month?period=2026-05"))
        .doesNotContain(">ben<")
        .contains("3 members have a place");
    assertThat(page("/boards")).doesNotContain(">ben<");
  }

  @Test
  void unknownBoardOrPeriod_isMissing() {
    assertThat(server.get("/c/boarded/boards/none").status()).isEqualTo(404);
    assertThat(server.get("/c/boarded/boards/month?period=1999-01").status()).isEqualTo(404);
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import org.laurels.core.community.ApiToken;
import org.laurels.core.community.Community;
import org.laurels.core.community.WrittenProgramme;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.ProfileStore;
import org.laurels.server.api.OpaqueId;

/**
 * A community in which Ann has 30, Ben and Cem 20 each, Ben first, and somebody with a nasty name
 * 10. Ann has credits and a badge, too.
 */
public final class ContestedBoard {
  public static final String NAME = "contested";

  /** Would run as a script, or break an image, where it was not escaped. */
  public static final String NASTY = "<script>\"'&]]>\u202e";

  private static final String PROGRAMME =
      """
      programme: contested
      look: {name: Contested & fine, colour: "#1f5fa8"}
      %s
      units:
        reputation: {floor: 0}
        credits: {spendable: true}
      rules:
        - id: answer-liked
          on: vote.cast
          if: item.kind == 'answer'
          give: {to: item.author, reputation: 10, credits: 5}
      badges:
        - id: good-answer
          name: Good <answer>
          tier: gold
          each: item
          on: vote.cast
          if: item.kind == 'answer' && item.score >= 3
          give-to: item.author
      ranks:
        - {id: newcomer, name: Newcomer}
        - {id: helper, name: Helper, if: member.reputation >= 30}
      boards:
        - {id: all-time, name: All time, unit: reputation, window: ever}
        - {id: likes, count: vote.cast, window: month}
      """;

  public final TestServer server;
  public final Community community;
  public final String token;

  /**
   * @param embeds what the programme says of embeds; empty for nothing
   */
  public ContestedBoard(TestServer server, String name, String embeds) {
    this.server = server;
    WrittenProgramme programme = WrittenProgramme.of(NAME, PROGRAMME.formatted(embeds));
    community = server.wiring.communities().create(name, programme, TestServer.NOW);
    token = server.wiring.tokenBook().make(community, "test", ApiToken.Scope.MANAGE, null).text();
    post();
    calculate();
  }

  private void post() {
    List<String> events = new ArrayList<>();
    likes(events, "ann", 3);
    likes(events, "ben", 2);
    likes(events, "cem", 2);
    likes(events, NASTY, 1);
    TestServer.Answer answer =
        server.answer(
            server
                .request("/api/v1/communities/" + community.name() + "/events")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("[" + String.join(",", events) + "]"))
                .build());
    if (answer.status() != 200 || answer.text().contains("refused")) {
      throw new IllegalStateException(answer.text());
    }
  }

  /** An answer with so many likes, one a day from the first day of May that nobody had yet. */
  private static void likes(List<String> events, String member, int count) {
    int day = 1 + events.size();
    String actor = member.replace("\"", "\\\"");
    String item = "answer-" + day;
    events.add(
        event(
            day,
            "answer.posted",
            "{\"actor\":\"%s\",\"item\":{\"id\":\"%s\",\"parent\":\"q\"}}".formatted(actor, item)));
    for (int like = 1; like <= count; like++) {
      events.add(
          event(
              day + like,
              "vote.cast",
              "{\"actor\":\"voter-%d\",\"item\":{\"id\":\"%s\"}}".formatted(like, item)));
    }
  }

  private static String event(int day, String type, String data) {
    return TestServer.event("e" + day, type, "2026-05-%02dT10:00:00Z".formatted(day), data);
  }

  public void calculate() {
    server.wiring.boards().now(community);
  }

  /** Opaque id of a member by the host's name for them. */
  public String member(String name) {
    return OpaqueId.MEMBER.of(find(name).memberId());
  }

  private MemberStanding find(String name) {
    return server.wiring.standings().find(community, "forum", name).get(0);
  }

  /** What a member chooses, with the boards after it. */
  public void choose(String name, boolean optedOut, boolean hidden) {
    server
        .wiring
        .database()
        .profileStore()
        .choose(community, find(name).memberId(), new ProfileStore.Choice(optedOut, hidden));
    calculate();
  }

  public TestServer.Answer api(String path) {
    return server.answer(
        server
            .request("/api/v1/communities/" + community.name() + path)
            .header("Authorization", "Bearer " + token)
            .build());
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.redmine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.spi.HostUnreachableException;
import org.laurels.spi.PluginException;
import org.laurels.spi.SourceEvent;
import org.laurels.testkit.plugin.CatchUpRecorder;

class IssueCatchUpTest {
  private static final String FROM_BEGINNING = page("1970-01-01T00%3A00%3A00Z", 0);

  private final FakeRedmine redmine = new FakeRedmine();
  private final CatchUpRecorder recorder = new CatchUpRecorder("redmine", redmine, null);

  @BeforeEach
  void people() {
    redmine.answers.put(
        "/issue_statuses.json",
        "{\"issue_statuses\":[{\"id\":1,\"name\":\"New\",\"is_closed\":false},"
            + "{\"id\":5,\"name\":\"Closed\",\"is_closed\":true}]}");
    redmine.answers.put("/projects/3.json", "{\"project\":{\"id\":3,\"is_public\":true}}");
    redmine.answers.put("/projects/4.json", "{\"project\":{\"id\":4,\"is_public\":false}}");
    redmine.answers.put("/users/4.json", "{\"user\":{\"id\":4,\"login\":\"\"}}");
    for (int id : List.of(5, 6)) {
      redmine.answers.put(
          "/users/" + id + ".json",
          "{\"user\":{\"id\":%d,\"login\":\"u\",\"created_on\":\"2026-01-01T00:00:00Z\"}}"
              .formatted(id));
    }
  }

  private static String page(String from, int offset) {
    return "/issues.json?status_id=*&sort=updated_on,id&limit=100&offset="
        + offset
        + "&updated_on=%3E%3D"
        + from;
  }

  private static String issue(int id, int project, int author, String updated, String more) {
    return """
        {"id":%d,"project":{"id":%d},"tracker":{"id":1,"name":"Bug"},"subject":"How?",
         "author":{"id":%d,"name":"Ada"},"is_private":false,"created_on":"2026-01-02T00:00:00Z",
         "updated_on":"%s"%s}"""
        .formatted(id, project, author, updated, more);
  }

  private void history(int id, int project, int author, String journals) {
    redmine.answers.put(
        "/issues/" + id + ".json?include=journals",
        "{\"issue\":"
            + issue(id, project, author, "2026-01-03T00:00:00Z", ",\"journals\":[" + journals + "]")
            + "}");
  }

  private static String journal(int id, int user, String notes, boolean secret, String details) {
    return """
        {"id":%d,"user":{"id":%d,"name":"Bob"},"notes":"%s","private_notes":%s,
         "created_on":"2026-01-03T00:00:00Z","details":[%s]}"""
        .formatted(id, user, notes, secret, details);
  }

  private static String status(int from, int to) {
    return "{\"property\":\"attr\",\"name\":\"status_id\",\"old_value\":\"%d\",\"new_value\":\"%d\"}"
        .formatted(from, to);
  }

  private void run() {
    new IssueCatchUp(FakeRedmine.access()).run(recorder);
  }

  @Test
  void issue_saysWhatTheSenderSays_underTheSameIds() {
    redmine.answers.put(
        FROM_BEGINNING, "{\"issues\":[" + issue(1, 3, 5, "2026-01-03T00:00:00Z", "") + "]}");
    history(
        1,
        3,
        5,
        String.join(
            ",",
            journal(10, 6, "try this", false, ""),
            journal(11, 6, "between us", true, ""),
            journal(12, 6, "", false, status(1, 5)),
            journal(13, 5, "no", false, status(5, 1)),
            journal(14, 4, "me too", false, "")));

    run();

    assertThat(recorder.offered())
        .extracting(event -> event.id() + " " + event.type() + " " + event.actor())
        .containsExactly(
            "user:5 member.joined 5",
            "user:6 member.joined 6",
            "issue:1 ticket.opened 5",
            "note:10 ticket.replied 6",
            "status:12 ticket.solved 6",
            "note:13 ticket.replied 5",
            "status:13 ticket.reopened 5",
            "note:14 ticket.replied null");
    assertThat(recorder.offered().get(6).undoes()).isEqualTo("status:12");
    assertThat(recorder.offered().get(4).attributes()).containsEntry("status", "Closed");
    assertThat(recorder.cursor()).contains("2026-01-03T00:00:00Z");
  }

  @Test
  void privateOnes_areNotRead() {
    String secret = issue(2, 3, 5, "2026-01-03T00:00:00Z", "").replace("false", "true");
    redmine.answers.put(
        FROM_BEGINNING,
        "{\"issues\":[" + issue(1, 4, 5, "2026-01-03T00:00:00Z", "") + "," + secret + "]}");

    run();

    assertThat(recorder.offered()).isEmpty();
    assertThat(recorder.skips()).hasSize(2);
    assertThat(redmine.calls).noneMatch(call -> call.startsWith("GET /issues/"));
  }

  @Test
  void moreThanAPage_movesTheCursor_andManyOfOneSecondArePagedThrough() {
    String early = "2026-01-03T00:00:00Z";
    redmine.answers.put(FROM_BEGINNING, many(1, 100, early));
    redmine.answers.put(page("2026-01-03T00%3A00%3A00Z", 0), many(1, 100, early));
    redmine.answers.put(page("2026-01-03T00%3A00%3A00Z", 100), many(101, 130, early));
    for (int id = 1; id <= 130; id++) {
      history(id, 3, 5, "");
    }

    run();

    assertThat(
            recorder.offered().stream().map(SourceEvent::id).filter(id -> id.startsWith("issue:")))
        .containsAll(IntStream.rangeClosed(1, 130).mapToObj(id -> "issue:" + id).toList());
    assertThat(recorder.cursor()).contains(early);
  }

  private static String many(int from, int to, String updated) {
    return "{\"issues\":["
        + IntStream.rangeClosed(from, to)
            .mapToObj(id -> issue(id, 3, 5, updated, ""))
            .collect(Collectors.joining(","))
        + "]}";
  }

  @Test
  void brokenHost_isTriedAgain_andARefusalIsTold() {
    redmine.failures.put("GET /issue_statuses.json", 503);
    assertThatThrownBy(this::run).isInstanceOf(HostUnreachableException.class);
    redmine.failures.put("GET /issue_statuses.json", 403);
    assertThatThrownBy(this::run).isInstanceOf(PluginException.class).hasMessageContaining("403");
    redmine.failures.clear();
    redmine.answers.put("/issue_statuses.json", "<html>");
    assertThatThrownBy(this::run)
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("no JSON");
  }
}

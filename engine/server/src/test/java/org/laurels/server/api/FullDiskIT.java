// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurels.core.intake.Audit;
import org.laurels.server.SmallDisk;
import org.laurels.server.TestServer;

/** What a disk that fills up under the server costs: time, and no event. */
class FullDiskIT {
  private static final int BATCH = 200;
  private static final int BATCHES_MAX = 200;
  private static final int ATTEMPTS_MAX = 20;

  /** Bytes that are left, so that different writes are the first to fail. */
  private static final List<Long> ROOMS = List.of(1_000_000L, 300_000L, 5_000L, 0L);

  @TempDir Path folder;

  @AfterEach
  void makeRoom() {
    SmallDisk.makeRoom();
  }

  @Test
  void diskFull_nothingIsHalfDone_andAllGoesThroughOnceThereIsRoom() {
    try (TestServer server = new TestServer(SmallDisk.url(folder.resolve("small")), false)) {
      List<String> taken = new ArrayList<>();
      take(server, TestServer.history());
      taken.add(TestServer.history());
      for (long room : ROOMS) {
        fillAndMakeRoom(server, taken, room);
      }
    }
  }

  private static void fillAndMakeRoom(TestServer server, List<String> taken, long room) {
    SmallDisk.leave(room);
    String refused = fill(server, taken);
    assertThat(SmallDisk.refusals()).as("writes that found no room").isPositive();
    // The database may find room within its file when it is opened again, or not be able to open.
    assertThat(server.send(offer(server, refused)).statusCode()).isIn(200, 503);
    SmallDisk.makeRoom();

    // Nothing that was acknowledged is lost, and of what was not there is all or nothing.
    for (String batch : taken) {
      assertThat(statuses(take(server, batch))).containsOnly("duplicate");
    }
    long known = 4 + (taken.size() - 1L) * BATCH;
    assertThat(events(server)).isIn(known, known + BATCH);
    assertThat(differences(server)).isEmpty();

    // And the same events go through.
    take(server, refused);
    taken.add(refused);
    assertThat(events(server)).isEqualTo(known + BATCH);
    assertThat(statuses(take(server, refused))).containsOnly("duplicate");
    assertThat(differences(server)).isEmpty();
  }

  /** Offers batch after batch until one is answered with a problem. */
  private static String fill(TestServer server, List<String> taken) {
    for (int number = 0; number < BATCHES_MAX; number++) {
      String batch = batch(taken.size());
      HttpResponse<String> answer = server.send(offer(server, batch));
      if (answer.statusCode() != 200) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.body()).contains("urn:laurels:problem:store-unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        return batch;
      }
      assertThat(answer.body()).doesNotContain("refused");
      taken.add(batch);
    }
    throw new AssertionError("the disk never was full");
  }

  /** Offers a batch as a patient sender does: again, while it is told to come back. */
  private static JsonNode take(TestServer server, String batch) {
    TestServer.Answer answer = server.answer(offer(server, batch));
    for (int n = 1; answer.status() == 503 && n < ATTEMPTS_MAX; n++) {
      answer = server.answer(offer(server, batch));
    }
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static List<String> statuses(JsonNode receipts) {
    return receipts.get("receipts").findValuesAsText("status");
  }

  private static long events(TestServer server) {
    return server.wiring.standings().totals(server.ours).events();
  }

  private static List<?> differences(TestServer server) {
    Audit.Report report = server.wiring.audit().verify(server.ours, (phase, done, total) -> {});
    assertThat(report.differences()).as("%s", report.examples()).isZero();
    return report.examples();
  }

  private static HttpRequest offer(TestServer server, String batch) {
    return server
        .request("/api/v1/communities/ours/events")
        .header("Authorization", "Bearer " + server.token)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(batch))
        .build();
  }

  /** Votes of people who were never seen before, each of which pays on a day of its own. */
  private static String batch(int number) {
    List<String> votes = new ArrayList<>(BATCH);
    for (int i = 0; i < BATCH; i++) {
      String name = number + "-" + i;
      votes.add(
          TestServer.event(
              "vote-" + name,
              "vote.cast",
              "2026-05-%02dT12:%02d:%02dZ".formatted(3 + i % 20, number % 60, i / 20),
              "{\"actor\":\"voter-" + name + "\",\"item\":{\"id\":\"a1\"}}"));
    }
    return "[" + String.join(",", votes) + "]";
  }
}

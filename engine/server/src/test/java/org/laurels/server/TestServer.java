// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.laurels.core.community.ApiToken;
import org.laurels.core.community.Community;
import org.laurels.core.community.WrittenProgramme;
import org.laurels.server.host.PluginHost;

/** The real server on a free port over a fresh H2, with two communities. */
public final class TestServer implements AutoCloseable {
  public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  /** Gives what an answer's author gets by votes, at most 15 a day, and a badge. */
  public static final String PROGRAMME =
      """
      programme: test
      units:
        reputation: {start: 1, floor: 1}
      limits:
        daily: {unit: reputation, at-most: 15, per: member, each: day}
      rules:
        - id: answer-upvoted
          on: vote.cast
          if: item.kind == 'answer' && event.value > 0 && event.actor != item.author
          give: {to: item.author, reputation: 10}
          limits: [daily]
      badges:
        - id: nice-answer
          tier: bronze
          each: item
          on: vote.cast
          if: item.kind == 'answer' && item.score >= 2
          give-to: item.author
      """;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  public final Wiring wiring;
  public final Community ours;
  public final Community theirs;
  public final String token;
  public final String theirToken;
  private final Running running;
  private final HttpClient client = HttpClient.newHttpClient();

  public TestServer() {
    this(true);
  }

  public TestServer(boolean openPages) {
    this("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", openPages);
  }

  public TestServer(PluginHost plugins) {
    this("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", true, plugins);
  }

  public TestServer(String url, boolean openPages) {
    this(url, openPages, PluginHost.none());
  }

  private TestServer(String url, boolean openPages, PluginHost plugins) {
    wiring = Wiring.open(url, Clock.fixed(NOW, ZoneOffset.UTC), freshKey());
    ours = wiring.communities().create("ours", WrittenProgramme.of("test", PROGRAMME), NOW);
    theirs = wiring.communities().create("theirs", WrittenProgramme.of("test", PROGRAMME), NOW);
    token = wiring.tokenBook().make(ours, "test", ApiToken.Scope.MANAGE, null).text();
    theirToken = wiring.tokenBook().make(theirs, "test", ApiToken.Scope.MANAGE, null).text();
    running =
        LaurelsApplication.start(
            wiring, new ServerOptions(ServerOptions.LOOPBACK, 0, openPages), plugins);
  }

  /** Where the key of an installation will be made. */
  public static Path freshKey() {
    try {
      Path folder = Files.createTempDirectory("laurels-test");
      folder.toFile().deleteOnExit();
      Path key = folder.resolve("laurels.key");
      key.toFile().deleteOnExit();
      return key;
    } catch (IOException e) {
      throw new IllegalStateException("no folder for the key", e);
    }
  }

  public int port() {
    return running.port();
  }

  /** An answer. */
  public record Answer(int status, String contentType, JsonNode json, String text) {
    /** Checks that it is problem details of this kind. */
    public void isProblem(int expectedStatus, String type) {
      assertThat(status).as(text).isEqualTo(expectedStatus);
      assertThat(contentType).startsWith("application/problem+json");
      assertThat(json.get("type").textValue()).isEqualTo("urn:laurels:problem:" + type);
      assertThat(json.get("status").intValue()).isEqualTo(expectedStatus);
      assertThat(json.get("detail").textValue()).isNotEmpty();
    }
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
  }

  public HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public Answer answer(HttpRequest request) {
    HttpResponse<String> response = send(request);
    String type = response.headers().firstValue("Content-Type").orElse("");
    try {
      JsonNode json = type.contains("json") ? MAPPER.readTree(response.body()) : MAPPER.nullNode();
      return new Answer(response.statusCode(), type, json, response.body());
    } catch (IOException e) {
      throw new IllegalStateException(response.body(), e);
    }
  }

  public Answer get(String path) {
    return answer(request(path).header("Authorization", "Bearer " + token).build());
  }

  public Answer post(String body) {
    return post("application/json", body);
  }

  public Answer post(String mediaType, String body) {
    return answer(
        request("/api/v1/communities/ours/events")
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", mediaType)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /** An event of CloudEvents in JSON. */
  public static String event(String id, String type, String time, String data) {
    return """
    {"specversion":"1.0","source":"forum","id":"%s","type":"%s","time":"%s","data":%s}
    """
        .formatted(id, type, time, data)
        .strip();
  }

  /** A question, an answer of member 2 to it, and two votes for the answer on one day. */
  public static String history() {
    return "["
        + String.join(
            ",",
            event(
                "1",
                "question.asked",
                "2026-05-01T10:00:00Z",
                "{\"actor\":\"1\",\"item\":{\"id\":\"q1\"}}"),
            event(
                "2",
                "answer.posted",
                "2026-05-01T11:00:00Z",
                "{\"actor\":\"2\",\"item\":{\"id\":\"a1\",\"parent\":\"q1\"}}"),
            event(
                "3",
                "vote.cast",
                "2026-05-02T10:00:00Z",
                "{\"actor\":\"1\",\"item\":{\"id\":\"a1\"}}"),
            event(
                "4",
                "vote.cast",
                "2026-05-02T11:00:00Z",
                "{\"actor\":\"3\",\"item\":{\"id\":\"a1\"}}"))
        + "]";
  }

  @Override
  public void close() {
    running.close();
    wiring.close();
  }
}

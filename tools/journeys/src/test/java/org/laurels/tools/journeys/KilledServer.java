// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.laurels.core.event.Event;

/** A server process that is killed without warning and started again on the same database. */
final class KilledServer {
  private static final Duration START_MAX = Duration.ofMinutes(2);

  private final Program program;
  private final Path log;
  private final int port;
  private final String token;
  private final List<String> options;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private Process process;
  private int kills;

  /**
   * One that does not run yet.
   *
   * @param options of {@code serve} beside the usual ones
   */
  KilledServer(Program program, Path log, String token, String... options) {
    this.options = List.of(options);
    this.program = program;
    this.log = log;
    this.token = token;
    this.port = freePort();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  int kills() {
    return kills;
  }

  void start() throws InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("serve", "--open-pages", "--port", Integer.toString(port)));
    command.addAll(options);
    try {
      process =
          program
              .process(command.toArray(String[]::new))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    long deadline = System.nanoTime() + START_MAX.toNanos();
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new AssertionError("the server does not start; see " + log);
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private boolean answers() throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health")).build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** What an address answers to who shows the token, and nothing but an answer of 200. */
  String get(String path) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address() + path))
            .timeout(Duration.ofMinutes(1))
            .header("Authorization", "Bearer " + token)
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SIGKILL, which no process can prepare for. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    kills++;
  }

  void stop() throws InterruptedException {
    if (process == null) {
      return;
    }
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  /** Sends a batch; true when it was acknowledged. */
  boolean send(List<Event> events) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/api/v1/communities/killed/events"))
            .timeout(Duration.ofMinutes(1))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/cloudevents-batch+json")
            .POST(HttpRequest.BodyPublishers.ofString(EventJson.batch(events)))
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() == 200) {
        if (response.body().contains("refused")) {
          throw new AssertionError("an event was refused: " + response.body());
        }
        return true;
      }
      if (response.statusCode() == 503) {
        return false;
      }
      throw new AssertionError(response.statusCode() + " " + response.body());
    } catch (IOException e) {
      return false;
    }
  }
}

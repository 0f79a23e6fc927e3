// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A real Redmine, made and run by tools/redmine, and the sender that belongs to it. */
final class RedmineSite implements AutoCloseable {
  private static final Duration START_MAX = Duration.ofMinutes(3);

  private final Path script =
      Path.of(System.getProperty("laurels.root")).resolve("tools/redmine").toAbsolutePath();
  private final Path folder;
  private final Path log;
  private final int port;
  private @Nullable Process server;
  private @Nullable Process sender;

  /**
   * A site that is not yet there.
   *
   * @param folder where to make it; must be new
   * @param log where its processes write
   */
  RedmineSite(Path folder, Path log) throws IOException {
    this.folder = folder;
    this.log = log;
    try (ServerSocket socket = new ServerSocket(0)) {
      this.port = socket.getLocalPort();
    }
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  /** Whether the packages are there, or could be installed. */
  boolean install() throws Exception {
    Process process = start("install");
    return process.waitFor() == 0;
  }

  void make() throws Exception {
    succeed("make", folder.toString());
  }

  void addPlugin() throws Exception {
    succeed("plugin", folder.toString());
  }

  void rake(String... task) throws Exception {
    List<String> command = new ArrayList<>(List.of("rake", folder.toString()));
    command.addAll(List.of(task));
    succeed(command.toArray(String[]::new));
  }

  /** What a file of Ruby among the resources prints, line by line as NAME=VALUE. */
  Map<String, String> run(String resource) throws Exception {
    Path file = Path.of(RedmineSite.class.getResource("/redmine/" + resource).toURI());
    Process process = builder("run", folder.toString(), file.toString()).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said + Files.readString(log)).isZero();
    Map<String, String> values = new HashMap<>();
    said.lines()
        .filter(line -> line.contains("="))
        .forEach(line -> values.put(line.replaceFirst("=.*", ""), line.replaceFirst("[^=]*=", "")));
    return values;
  }

  void serve() throws Exception {
    Process started = start("serve", folder.toString(), Integer.toString(port));
    server = started;
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/login")).build();
    long deadline = System.nanoTime() + START_MAX.toNanos();
    while (true) {
      try {
        if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // not yet
      }
      if (!started.isAlive() || System.nanoTime() > deadline) {
        throw new AssertionError("Redmine does not start; see " + log);
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  /** As the guide has it for who will not wait for cron. */
  void startSender() throws IOException {
    sender = start("rake", folder.toString(), "laurels:send", "LOOP=1");
  }

  /** SIGKILL for both. */
  void kill() throws InterruptedException {
    for (Process process : new Process[] {server, sender}) {
      if (process != null) {
        process.destroyForcibly().waitFor();
      }
    }
    server = null;
    sender = null;
  }

  /** How many events wait, asked of the database and not of the plugin. */
  int waiting() throws Exception {
    Process process =
        new ProcessBuilder(
                "sqlite3",
                "-cmd",
                ".timeout 20000",
                folder.resolve("instances/default/redmine.sqlite").toString(),
                "SELECT COUNT(*) FROM laurels_events")
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return Integer.parseInt(said.strip());
  }

  @Override
  public void close() {
    for (Process process : new Process[] {server, sender}) {
      if (process != null) {
        process.destroyForcibly();
      }
    }
  }

  private void succeed(String... command) throws Exception {
    int exit = start(command).waitFor();
    assertThat(exit).as("tools/redmine " + String.join(" ", command) + "; see " + log).isZero();
  }

  private Process start(String... command) throws IOException {
    return builder(command).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
  }

  private ProcessBuilder builder(String... arguments) {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectInput(new File("/dev/null"));
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("PORT", Integer.toString(port));
    return builder;
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Request Tracker of its own: Debian's packages, with configuration, database and extensions in a
 * folder, and processes that can be killed. Listens on loopback.
 */
final class Tracker {
  static final String ROOT = "root:password";

  private static final Path SERVER = Path.of("/usr/share/request-tracker5/libexec/rt-server");
  private static final Duration START_MAX = Duration.ofMinutes(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String USUAL = "RT_SiteConfig.pm";
  private static final String SILENT = "Silent_SiteConfig.pm";

  private final Path folder;
  private final String config;
  private final int port;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private Process process;

  /**
   * One that is not yet set up.
   *
   * @param folder where all of it is
   */
  Tracker(Path folder) {
    this(folder, USUAL);
  }

  private Tracker(Path folder, String config) {
    this.folder = folder;
    this.config = config;
    try (ServerSocket socket = new ServerSocket(0)) {
      this.port = socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What RT answered. */
  record Answer(int status, String body) {
    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new AssertionError("no JSON: " + body, e);
      }
    }
  }

  /** Installs the packages where they are missing; skips the test where they cannot be had. */
  static void needed() throws Exception {
    Path root = Path.of(System.getProperty("laurels.root"));
    Process packages =
        new ProcessBuilder(root.resolve("tools/journeys/request-tracker-packages").toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(packages.getInputStream().readAllBytes(), UTF_8);
    boolean there = packages.waitFor() == 0;
    if (!there) {
      System.err.println("SKIPPED, LOUDLY: no Request Tracker: " + said);
    }
    assertThat(there || !"true".equals(System.getenv("CI"))).as("RT is there; %s", said).isTrue();
    assumeTrue(there, "no Request Tracker");
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  /** Makes the database, and installs our extension as its guide says. */
  void setUp(String laurels, String secret, String people) throws Exception {
    Files.createDirectories(folder.resolve("conf.d"));
    configure(USUAL, laurels, secret);
    configure(SILENT, "", "");
    Path extension = extension();
    copy(Path.of(System.getProperty("laurels.root"), "plugins/request-tracker"), extension);
    Files.writeString(folder.resolve("people"), people);
    succeed("rt-setup-database-5", "--action", "init", "--skip-create");
    insert(extension.resolve("etc/initialdata"));
    insert(folder.resolve("people"));
  }

  private Path extension() {
    return folder.resolve("plugins/RT-Extension-Laurels");
  }

  private void insert(Path data) throws Exception {
    succeed(
        "rt-setup-database-5",
        "--action",
        "insert",
        "--skip-create",
        "--datafile",
        data.toString());
  }

  private void configure(String file, String laurels, String secret) throws IOException {
    Files.writeString(
        folder.resolve(file),
        """
        Set($rtname, 'laurels.test');
        Set($Organization, 'laurels.test');
        Set($WebDomain, '127.0.0.1');
        Set($WebPort, %1$d);
        Set($DatabaseType, 'SQLite');
        Set($DatabaseName, '%2$s/rt.db');
        Set($MailCommand, 'testfile');
        Set($LogToSyslog, undef);
        Set($LogToSTDERR, 'error');
        $RT::VarPath = '%2$s/var';
        $RT::MasonDataDir = '%2$s/var/mason';
        $RT::MasonSessionDir = '%2$s/var/session';
        $RT::LocalPluginPath = '%2$s/plugins';
        Plugin('RT::Extension::Laurels');
        Set($LaurelsAddress, '%3$s');
        Set($LaurelsSecret, '%4$s');
        1;
        """
            .formatted(port, folder, laurels, secret));
    for (String each : List.of("var/mason", "var/session", "plugins")) {
      Files.createDirectories(folder.resolve(each));
    }
  }

  private static void copy(Path plugin, Path to) throws IOException {
    Path from = plugin.resolve("RT-Extension-Laurels");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path each : files.toList()) {
        Path copied = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(copied);
        } else {
          Files.copy(each, copied);
          copied.toFile().setExecutable(Files.isExecutable(each));
        }
      }
    }
  }

  private ProcessBuilder command(String config, String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("RT_SITE_CONFIG", folder.resolve(config).toString());
    builder.environment().put("RT_SITE_CONFIG_DIR", folder.resolve("conf.d").toString());
    return builder.redirectErrorStream(true);
  }

  private String succeed(String... command) throws Exception {
    Process run = command(USUAL, command).start();
    String said = new String(run.getInputStream().readAllBytes(), UTF_8);
    assertThat(run.waitFor()).as("%s%n%s", String.join(" ", command), said).isZero();
    return said;
  }

  /** Another web server on the same database, which tells Laurels nothing. */
  Tracker silent() {
    return new Tracker(folder, SILENT);
  }

  /** Starts the web server. */
  void start() throws Exception {
    process =
        command(
                config,
                SERVER.toString(),
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--max-workers",
                "2")
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log()))
            .start();
    long deadline = System.nanoTime() + START_MAX.toNanos();
    while (call(ROOT, "GET", "/rt", "").status() != 200) {
      assertThat(process.isAlive() && System.nanoTime() < deadline)
          .as("RT starts; see %s", log())
          .isTrue();
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private java.io.File log() {
    return folder.resolve("rt.log").toFile();
  }

  /** SIGKILL for it and all its workers. */
  void kill() throws InterruptedException {
    end(process);
  }

  static void end(Process process) throws InterruptedException {
    if (process != null) {
      List<ProcessHandle> children = process.descendants().toList();
      process.destroyForcibly().waitFor();
      children.forEach(ProcessHandle::destroyForcibly);
    }
  }

  /** The sender, as systemd would run it. */
  Process sender() throws IOException {
    return command(USUAL, extension().resolve("bin/laurels-send").toString(), "--loop")
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("send.log").toFile()))
        .start();
  }

  /** What the sender shows of what waits and what was refused. */
  String outbox() throws Exception {
    return succeed(extension().resolve("bin/laurels-send").toString(), "--show");
  }

  /** Calls REST2; status 0 where there is no whole answer. */
  Answer call(String who, String method, String path, String json) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address() + "/REST/2.0" + path))
            .timeout(Duration.ofSeconds(60))
            .header(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(who.getBytes(UTF_8)))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json))
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      return new Answer(0, e.toString());
    }
  }

  /** The number of a user. */
  String idOf(String name) throws InterruptedException {
    return call(ROOT, "GET", "/user/" + URLEncoder.encode(name, UTF_8), "")
        .json()
        .get("id")
        .asText();
  }

  /** All transactions of tickets, oldest first, as root sees them. */
  List<JsonNode> history() throws InterruptedException {
    List<JsonNode> all = new java.util.ArrayList<>();
    for (int page = 1; ; page++) {
      String query = URLEncoder.encode("ObjectType = 'RT::Ticket' AND id > 0", UTF_8);
      JsonNode items =
          call(
                  ROOT,
                  "GET",
                  "/transactions?orderby=id&order=ASC&per_page=100&page="
                      + page
                      + "&fields=Type,ObjectId,OldValue,NewValue,Creator&query="
                      + query,
                  "")
              .json()
              .get("items");
      items.forEach(all::add);
      if (items.size() < 100) {
        return all;
      }
    }
  }
}

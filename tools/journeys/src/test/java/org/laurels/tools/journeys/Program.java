// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The built distribution, run as a process of its own. */
final class Program {
  private static final long SECONDS_MAX = 600;

  private final Path folder;
  private final String databaseUrl;

  /**
   * @param folder where it runs and leaves what it prints
   */
  Program(Path folder, String databaseUrl) {
    this.folder = folder;
    this.databaseUrl = databaseUrl;
  }

  /** How a run ended. */
  record Ended(int exit, String out, String err) {
    String all() {
      return out + err;
    }
  }

  static Path dist() {
    return Path.of(System.getProperty("laurels.dist"));
  }

  /** The command line of a run, for those who want to start it themselves. */
  List<String> commandLine(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+IgnoreUnrecognizedVMOptions");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-Xmx1g");
    command.add("-Xlog:disable");
    command.add(
        "-XX:SharedArchiveFile="
            + dist().resolve("classes-" + System.getProperty("java.version") + ".jsa"));
    command.add("-Dlaurels.dist=" + dist());
    command.add("-jar");
    command.add(dist().resolve("laurels.jar").toString());
    command.addAll(List.of(arguments));
    return command;
  }

  ProcessBuilder process(String... arguments) {
    ProcessBuilder builder = new ProcessBuilder(commandLine(arguments)).directory(folder.toFile());
    builder.environment().put("LAURELS_DATABASE_URL", databaseUrl);
    return builder;
  }

  Ended run(String... arguments) {
    try {
      Path out = Files.createTempFile(folder, "out", ".txt");
      Path err = Files.createTempFile(folder, "err", ".txt");
      Process process =
          process(arguments).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      try {
        if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new AssertionError("still running: " + String.join(" ", arguments));
        }
      } catch (InterruptedException e) {
        process.destroyForcibly();
        throw new IllegalStateException("interrupted", e);
      }
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs what must go well. */
  Ended succeed(String... arguments) {
    Ended ended = run(arguments);
    assertThat(ended.exit())
        .as("exit of %s%n%s%n%s", String.join(" ", arguments), ended.out(), ended.err())
        .isZero();
    return ended;
  }
}

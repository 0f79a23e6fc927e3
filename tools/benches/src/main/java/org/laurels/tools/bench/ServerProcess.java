// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The server program in a process of its own, on a free port of the loopback. */
final class ServerProcess implements AutoCloseable {
  private static final long START_SECONDS_MAX = 120;
  private static final String LISTENS = "Laurels listens on ";

  private final Process process;
  private final String address;

  private ServerProcess(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it on a database that nobody else has open, and waits until it serves. */
  static ServerProcess start(String databaseUrl, String... options) throws InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                TetheredServer.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.command().addAll(List.of("serve", "--port", "0"));
    builder.command().addAll(List.of(options));
    builder.environment().put("LAURELS_DATABASE_URL", databaseUrl);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    CompletableFuture<String> address = new CompletableFuture<>();
    Thread reader = new Thread(() -> read(process, address), "server-output");
    reader.setDaemon(true);
    reader.start();
    try {
      return new ServerProcess(process, address.get(START_SECONDS_MAX, TimeUnit.SECONDS));
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new IllegalStateException("the server does not start", e);
    }
  }

  /** Reads to the end: a process whose output nobody takes stands still one day. */
  private static void read(Process process, CompletableFuture<String> address) {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(LISTENS)) {
          address.complete(line.substring(LISTENS.length()));
        }
      }
      address.completeExceptionally(new IllegalStateException("it ended"));
    } catch (IOException e) {
      address.completeExceptionally(e);
    }
  }

  /** Where it listens, without a slash at the end. */
  String address() {
    return address;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Redis of our own on the loopback, which keeps nothing and goes with us. */
final class RedisServer implements AutoCloseable {
  private static final String PROGRAM = "redis-server";
  private static final long START_SECONDS_MAX = 20;

  private final Process process;
  private final Path folder;
  private final int port;
  private final Thread end = new Thread(this::stop, "end-redis");

  private RedisServer(Process process, Path folder, int port) {
    this.process = process;
    this.folder = folder;
    this.port = port;
    Runtime.getRuntime().addShutdownHook(end);
  }

  /** Whether the program can be started here. */
  static boolean isThere() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, PROGRAM)));
  }

  static RedisServer start() throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path folder = Files.createTempDirectory("laurels-bench-redis");
    Process process =
        new ProcessBuilder(
                List.of(
                    PROGRAM,
                    "--port",
                    Integer.toString(port),
                    "--bind",
                    "127.0.0.1",
                    "--dir",
                    folder.toString(),
                    "--save",
                    "",
                    "--appendonly",
                    "no"))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    RedisServer server = new RedisServer(process, folder, port);
    server.await();
    return server;
  }

  private void await() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS_MAX);
    while (true) {
      try (RespConnection connection = connect()) {
        connection.ask("PING");
        return;
      } catch (IOException e) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          close();
          throw new IllegalStateException("redis-server does not start", e);
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }

  RespConnection connect() throws IOException {
    return new RespConnection(port);
  }

  @Override
  public void close() {
    stop();
    Runtime.getRuntime().removeShutdownHook(end);
  }

  private void stop() {
    process.destroyForcibly().onExit().join();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      System.err.println("bench: a folder is left behind: " + e);
    }
  }
}

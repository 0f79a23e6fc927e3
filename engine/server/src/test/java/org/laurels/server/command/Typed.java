// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** A command as a test types it, and what it answered. */
record Typed(int code, String out, String err) {
  static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

  static Typed in(Path folder, String... words) {
    return in(folder, Path.of(System.getProperty("laurels.dist", "nowhere")), words);
  }

  static Typed in(Path folder, Path dist, String... words) {
    return at(NOW, folder, dist, words);
  }

  /** As {@link #in}, at another time. */
  static Typed at(Instant now, Path folder, String... words) {
    return at(now, folder, Path.of(System.getProperty("laurels.dist", "nowhere")), words);
  }

  private static Typed at(Instant now, Path folder, Path dist, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            folder,
            Map.of(),
            dist,
            Clock.fixed(now, ZoneOffset.UTC),
            new Interruption());
    int code = Laurels.run(surroundings, words);
    return new Typed(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}

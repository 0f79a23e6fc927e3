// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Parts of plugins that run inside a host on Ruby are tested by Ruby. */
final class RubyPackagesTest {
  private static final String TESTS = "test/all.rb";

  @Test
  void rubyPackages_passTheirOwnTests() throws Exception {
    List<Path> packages;
    try (Stream<Path> files =
        Files.find(
            Checkout.root().resolve("plugins"), 3, (path, kind) -> path.endsWith("init.rb"))) {
      packages = files.map(Path::getParent).sorted().toList();
    }
    assertThat(packages).isNotEmpty();
    boolean there = run(Checkout.root(), "ruby", "-r", "minitest", "-e", "").isPresent();
    if (!there) {
      System.err.println("SKIPPED, LOUDLY: tests of " + packages + "; they need Ruby and minitest");
    }
    assertThat(there || !"true".equals(System.getenv("CI"))).as("Ruby is there").isTrue();
    assumeTrue(there, "no Ruby");

    for (Path each : packages) {
      String said = run(each, "ruby", TESTS).orElseThrow();
      System.out.println(
          each.getFileName() + ": " + said.lines().filter(line -> line.contains("runs,")).toList());
    }
  }

  /** What a command said; empty where there is no such program or it cannot do what it must. */
  private static Optional<String> run(Path folder, String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() == 0) {
        return Optional.of(said);
      }
      assertThat(List.of(command)).as(said).doesNotContain(TESTS);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}

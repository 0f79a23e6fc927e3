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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Parts of plugins that run inside a host on Perl are tested by Perl, with its core modules. */
final class PerlExtensionsTest {
  private static final int DEPTH_MAX = 3;

  @Test
  void perlExtensions_passTheirOwnTests() throws Exception {
    List<Path> extensions = extensions();
    assertThat(extensions).isNotEmpty();
    boolean there = perlIsThere();
    if (!there) {
      System.err.println("SKIPPED, LOUDLY: tests of " + extensions + "; they need Perl and prove");
    }
    assertThat(there || !"true".equals(System.getenv("CI"))).as("Perl is there").isTrue();
    assumeTrue(there, "no Perl");

    for (Path each : extensions) {
      Process tests = start(each, "prove", "t");
      String said = said(tests);
      assertThat(tests.waitFor()).as(said).isZero();
      System.out.println(
          each.getFileName()
              + ": "
              + said.lines().filter(line -> line.startsWith("Files=")).findFirst().orElse(said));
    }
  }

  /** Folders with Perl tests in {@code t}. */
  private static List<Path> extensions() throws IOException {
    try (Stream<Path> files =
        Files.find(
            Checkout.root().resolve("plugins"), DEPTH_MAX, (path, attributes) -> isTests(path))) {
      return files.map(Path::getParent).sorted().toList();
    }
  }

  private static boolean isTests(Path path) {
    if (!path.endsWith("t") || !Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.anyMatch(file -> file.toString().endsWith(".t"));
    } catch (IOException e) {
      throw new IllegalStateException("cannot look into " + path, e);
    }
  }

  private static boolean perlIsThere() throws InterruptedException {
    try {
      Process prove = start(Checkout.root(), "prove", "--version");
      said(prove);
      return prove.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static Process start(Path folder, String... command) throws IOException {
    return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
  }

  private static String said(Process process) {
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("cannot hear what it says", e);
    }
  }
}

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

/** Parts of plugins that run inside a host on Node are tested by Node. */
final class NodePackagesTest {
  private static final int NODE_MIN = 18;

  @Test
  void nodePackages_passTheirOwnTests() throws Exception {
    List<Path> packages;
    try (Stream<Path> folders = Files.list(Checkout.root().resolve("plugins"))) {
      packages =
          folders.filter(folder -> Files.exists(folder.resolve("package.json"))).sorted().toList();
    }
    assertThat(packages).isNotEmpty();
    boolean there = nodeVersion() >= NODE_MIN;
    if (!there) {
      System.err.println(
          "SKIPPED, LOUDLY: tests of " + packages + "; they need Node " + NODE_MIN + " or newer");
    }
    assertThat(there || !"true".equals(System.getenv("CI"))).as("Node is there").isTrue();
    assumeTrue(there, "no Node");

    for (Path each : packages) {
      Process tests = start(each, "node", "--test");
      String said = said(tests);
      assertThat(tests.waitFor()).as(said).isZero();
      System.out.println(
          each.getFileName()
              + ": "
              + said.lines()
                  .filter(line -> line.matches("\\W*(tests|skipped) \\d+"))
                  .map(line -> line.replaceAll("^\\W*", ""))
                  .toList());
    }
  }

  private static int nodeVersion() throws InterruptedException {
    try {
      Process node = start(Checkout.root(), "node", "--version");
      String said = said(node).strip();
      node.waitFor();
      return said.matches("v\\d+\\..*")
          ? Integer.parseInt(said.substring(1, said.indexOf('.')))
          : 0;
    } catch (IOException e) {
      return 0;
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

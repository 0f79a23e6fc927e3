// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** L10: a process that ends credits is killed, and each lot is ended once nevertheless. */
final class ExpiryBenchIT {
  private static int bench(String... arguments) {
    return new CommandLine(new ExpiryBench())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(arguments);
  }

  @Test
  void killedTwice_onH2_endsEachLotOnce() {
    assertThat(bench("--database=h2", "--lots=5000", "--kills=2")).isZero();
  }

  @Test
  @Tag("thorough")
  void killedFiveTimes_onH2_endsEachLotOnce() {
    assertThat(bench("--database=h2", "--lots=40000", "--kills=5", "--seed=2")).isZero();
  }

  @Test
  @Tag("thorough")
  void killedFiveTimes_onMySql_endsEachLotOnce() {
    String url = System.getenv("LAURELS_TEST_MYSQL_URL");
    if (url == null) {
      System.err.println("SKIPPED, LOUDLY: no MySQL; set LAURELS_TEST_MYSQL_URL");
    }
    assumeTrue(url != null, "LAURELS_TEST_MYSQL_URL is not set");
    assertThat(
            bench(
                "--database=mysql", "--mysql-url=" + url, "--lots=40000", "--kills=5", "--seed=3"))
        .isZero();
  }
}

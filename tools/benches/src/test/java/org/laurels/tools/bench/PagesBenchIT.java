// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * All of the bench but its size: it would end by a failure if a page were not what it should be.
 */
final class PagesBenchIT {
  @Test
  void pages_areRead_andNoneIsAnother() throws Exception {
    PagesBench bench = new PagesBench();
    new CommandLine(bench)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs("--database=h2", "--members=60", "--days=3", "--rate=20", "--seconds=1");
    // 1 says that the machine was slow, which is not tested here.
    assertThat(bench.call()).isIn(0, 1);
  }
}

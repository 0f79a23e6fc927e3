// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benches. */
@Command(
    name = "tools/bench",
    description = "Measures the engine against the raw limit of the same database.",
    mixinStandardHelpOptions = true,
    subcommands = {
      IngestBench.class,
      RulesBench.class,
      HttpBench.class,
      GrowthBench.class,
      HotBench.class,
      ExpiryBench.class,
      BoardsBench.class,
      PagesBench.class
    })
public final class Bench {
  private Bench() {}

  public static void main(String[] arguments) {
    CommandLine line = new CommandLine(new Bench()).setCaseInsensitiveEnumValuesAllowed(true);
    System.exit(line.execute(arguments));
  }
}

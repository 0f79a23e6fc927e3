// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that say which database a bench works on. */
final class DatabaseChoice {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--database",
      required = true,
      paramLabel = "h2|mysql",
      description = "what to measure on")
  private BenchDatabase.Kind kind = BenchDatabase.Kind.H2;

  @Option(
      names = "--mysql-url",
      paramLabel = "URL",
      defaultValue = "${env:LAURELS_BENCH_MYSQL_URL}",
      description = "address of a MySQL whose user may make databases (default: tools/mysql)")
  private @Nullable String mysqlUrl;

  /** Where the bench gets its databases. */
  BenchDatabase databases() {
    if (kind == BenchDatabase.Kind.MYSQL && (mysqlUrl == null || mysqlUrl.isEmpty())) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--database mysql needs --mysql-url or LAURELS_BENCH_MYSQL_URL");
    }
    return new BenchDatabase(kind, mysqlUrl == null ? "" : mysqlUrl);
  }
}

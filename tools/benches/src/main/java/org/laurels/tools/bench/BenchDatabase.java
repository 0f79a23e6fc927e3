// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Empty databases for benches: files of H2, or databases of a MySQL server. */
final class BenchDatabase {
  private final String kind;
  private final String serverUrl;

  /**
   * @param kind h2 or mysql
   * @param serverUrl address of a MySQL whose user may make databases; unused for h2
   */
  BenchDatabase(String kind, String serverUrl) {
    this.kind = kind;
    this.serverUrl = serverUrl;
  }

  /** The address of an empty database. */
  String fresh(String name) {
    if (kind.equals("h2")) {
      try {
        Path folder = Files.createTempDirectory("laurels-bench");
        folder.toFile().deleteOnExit();
        return "jdbc:h2:file:" + folder.resolve(name);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    String database = "laurels_bench_" + name;
    try (Connection connection = DriverManager.getConnection(serverUrl);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + database);
      statement.execute("CREATE DATABASE " + database);
    } catch (SQLException e) {
      throw new IllegalStateException("no MySQL answers there: " + e.getMessage(), e);
    }
    int query = serverUrl.indexOf('?');
    String settings = query < 0 ? "" : serverUrl.substring(query);
    String server = query < 0 ? serverUrl : serverUrl.substring(0, query);
    return server.substring(0, server.lastIndexOf('/') + 1) + database + settings;
  }
}

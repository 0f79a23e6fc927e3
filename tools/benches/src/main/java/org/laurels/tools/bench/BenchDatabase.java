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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Empty databases for benches: files of H2, or databases of a MySQL server. All of them are dropped
 * when the program ends, also when it is interrupted: some are several gigabytes.
 */
final class BenchDatabase {
  /** What can be measured on. */
  enum Kind {
    H2,
    MYSQL
  }

  private final Kind kind;
  private final String serverUrl;
  private final Set<String> made = new LinkedHashSet<>();
  private @Nullable Path folder;

  /**
   * @param serverUrl address of a MySQL whose user may make databases; unused for H2
   */
  BenchDatabase(Kind kind, String serverUrl) {
    this.kind = kind;
    this.serverUrl = serverUrl;
    Runtime.getRuntime().addShutdownHook(new Thread(this::drop, "drop-databases"));
  }

  /** The address of an empty database; what was of this name before is gone. */
  synchronized String fresh(String name) {
    made.add(name);
    return kind == Kind.H2 ? file(name) : database("laurels_bench_" + name);
  }

  private String file(String name) {
    try {
      if (folder == null) {
        folder = Files.createTempDirectory("laurels-bench");
      }
      Files.deleteIfExists(folder.resolve(name + ".mv.db"));
      return "jdbc:h2:file:" + folder.resolve(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String database(String database) {
    try {
      execute("DROP DATABASE IF EXISTS " + database, "CREATE DATABASE " + database);
    } catch (SQLException e) {
      throw new IllegalStateException("no MySQL answers there: " + e.getMessage(), e);
    }
    int query = serverUrl.indexOf('?');
    String settings = query < 0 ? "" : serverUrl.substring(query);
    String server = query < 0 ? serverUrl : serverUrl.substring(0, query);
    return server.substring(0, server.lastIndexOf('/') + 1) + database + settings;
  }

  private void execute(String... commands) throws SQLException {
    try (Connection connection = DriverManager.getConnection(serverUrl);
        Statement statement = connection.createStatement()) {
      // A bench that was interrupted may be in the middle of a long statement.
      statement.execute("SET SESSION lock_wait_timeout = 60");
      for (String command : commands) {
        statement.execute(command);
      }
    }
  }

  private synchronized void drop() {
    try {
      if (folder != null) {
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
          files = listed.toList();
        }
        for (Path file : files) {
          Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
      }
      if (kind == Kind.MYSQL) {
        for (String name : made) {
          execute("DROP DATABASE IF EXISTS laurels_bench_" + name);
        }
      }
    } catch (IOException | SQLException e) {
      System.err.println("bench: a database is left behind: " + e);
    }
  }
}

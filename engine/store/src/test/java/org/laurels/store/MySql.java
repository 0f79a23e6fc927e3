// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** The real MySQL that {@code LAURELS_TEST_MYSQL_URL} names. */
final class MySql {
  private MySql() {}

  private static @Nullable String url() {
    return System.getenv("LAURELS_TEST_MYSQL_URL");
  }

  /** Skips the test, loudly, where there is none. */
  static void assume() {
    boolean there = url() != null && !url().isBlank();
    if (!there) {
      System.err.println(
          "SKIPPED, LOUDLY: no MySQL. Start one with tools/mysql start and set"
              + " LAURELS_TEST_MYSQL_URL=$(tools/mysql url)");
    }
    assumeTrue(there, "LAURELS_TEST_MYSQL_URL is not set");
  }

  /** The address of a database of that name with nothing in it. */
  static String emptyDatabase(String name) {
    String server = String.valueOf(url());
    String database = "laurels_test_" + name;
    try (Connection connection = DriverManager.getConnection(server);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + database);
      statement.execute("CREATE DATABASE " + database);
    } catch (SQLException e) {
      throw new IllegalStateException("MySQL does not answer: " + e.getMessage(), e);
    }
    return server.replaceFirst("/laurels(?=[?]|$)", "/" + database);
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The real MySQL that {@code LAURELS_TEST_MYSQL_URL} names. */
public final class TestMySql {
  private TestMySql() {}

  /** The address of an empty database of that name; the test is skipped where there is no MySQL. */
  public static String emptyDatabase(String name) {
    String server = System.getenv("LAURELS_TEST_MYSQL_URL");
    boolean there = server != null && !server.isBlank();
    if (!there) {
      System.err.println(
          "SKIPPED, LOUDLY: no MySQL. Start one with tools/mysql start and set"
              + " LAURELS_TEST_MYSQL_URL=$(tools/mysql url)");
    }
    assumeTrue(there, "LAURELS_TEST_MYSQL_URL is not set");
    String database = "laurels_test_" + name;
    try (Connection connection = DriverManager.getConnection(String.valueOf(server));
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + database);
      statement.execute("CREATE DATABASE " + database);
    } catch (SQLException e) {
      throw new IllegalStateException("MySQL does not answer: " + e.getMessage(), e);
    }
    return String.valueOf(server).replaceFirst("/laurels(?=[?]|$)", "/" + database);
  }
}

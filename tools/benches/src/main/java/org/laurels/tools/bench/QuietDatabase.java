// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A database that has done what it put off, which is not the engine's to pay for. */
final class QuietDatabase {
  private static final long SECONDS_MAX = 180;
  private static final String POOL = "Innodb_buffer_pool_pages_";

  private QuietDatabase() {}

  /** Counts the rows of these tables anew, and waits until most pages are on disk. */
  static void await(Statement statement, boolean h2, List<String> tables, Progress progress)
      throws SQLException, InterruptedException {
    if (h2) {
      statement.execute("ANALYZE");
      statement.execute("CHECKPOINT SYNC");
      return;
    }
    statement.execute("ANALYZE TABLE " + String.join(", ", tables));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_MAX);
    long dirty = pages(statement, "dirty");
    while (dirty * 20 > pages(statement, "total") && System.nanoTime() < deadline) {
      progress.tell("the database has %,d pages to write".formatted(dirty));
      TimeUnit.MILLISECONDS.sleep(200);
      dirty = pages(statement, "dirty");
    }
  }

  private static long pages(Statement statement, String kind) throws SQLException {
    try (ResultSet row = statement.executeQuery("SHOW GLOBAL STATUS LIKE '" + POOL + kind + "'")) {
      row.next();
      return row.getLong(2);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class RowInsertsTest {
  @Test
  void rest_isInsertedWithEverNarrowerStatements() {
    assertThat(RowInserts.width(500, 128)).isEqualTo(128);
    assertThat(RowInserts.width(127, 128)).isEqualTo(64);
    assertThat(RowInserts.width(1, 128)).isEqualTo(1);
  }

  @Test
  void rows_areAllInserted() throws SQLException {
    List<Object[]> rows =
        LongStream.range(0, 300).mapToObj(i -> new Object[] {i, "row " + i, null}).toList();
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (id BIGINT PRIMARY KEY, name VARCHAR, nothing BIGINT)");
      try (RowInserts inserts = new RowInserts(connection, "t", 3, 128)) {
        inserts.insert(rows);
      }
      try (ResultSet found = statement.executeQuery("SELECT COUNT(*), SUM(id) FROM t")) {
        found.next();
        assertThat(found.getLong(1)).isEqualTo(300);
        assertThat(found.getLong(2)).isEqualTo(299 * 300 / 2);
      }
    }
  }
}

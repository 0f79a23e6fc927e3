// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Literals come back from a real MySQL as the values they were. */
class MySqlLiteralTest {
  private static final String NO_BACKSLASH_ESCAPES =
      "&sessionVariables=sql_mode='ANSI_QUOTES,NO_BACKSLASH_ESCAPES'";

  private static @Nullable Database usual;

  @BeforeAll
  static void needsMySql() {
    MySql.assume();
    usual = Database.open(MySql.emptyDatabase("literal"), Clock.systemUTC());
  }

  @AfterAll
  static void close() {
    if (usual != null) {
      usual.close();
    }
  }

  private static Database usual() {
    return requireNonNull(usual, "no database was opened");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "it's, and ''it''",
        "C:\\new\\table\\",
        "\\' OR 1 = 1; -- ",
        "\\\\'",
        "{d '2026-01-01'} {\"a\": \"\\\"?\\\"\"}",
        "a\0b\n\r\t\u001a%_",
        "Grüße, 世界, \uD83C\uDFC6",
      })
  void text_asLiteral_comesBack(String text) throws Exception {
    assertThat(said(text, usual())).isEqualTo(text);
  }

  @Test
  void text_whereTheServerKnowsNoBackslashEscapes_comesBack() throws Exception {
    String text = "it's C:\\new\\";

    String url = MySql.emptyDatabase("literal_modes") + NO_BACKSLASH_ESCAPES;
    try (Database other = Database.open(url, Clock.systemUTC())) {
      assertThat(said(text, other)).isEqualTo(text);
    }
  }

  private static String said(String text, Database database) throws Exception {
    StringBuilder sql = new StringBuilder("SELECT ");
    SqlLiteral.append(sql, text);
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet row = statement.executeQuery(sql.toString())) {
        row.next();
        return row.getString(1);
      }
    }
  }

  @Test
  void bytesNumbersFlagsAndNothing_asLiterals_comeBack() throws Exception {
    byte[] bytes = {0, 1, 39, 92, 127, -128, -1};
    String sql =
        new RowValues().bytes(bytes).number(-7).flag(true).text(null).in("SELECT ?, ?, ?, ?");
    try (Connection connection = usual().dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      assertThat(row.getBytes(1)).isEqualTo(bytes);
      assertThat(row.getLong(2)).isEqualTo(-7);
      assertThat(row.getBoolean(3)).isTrue();
      assertThat(row.getString(4)).isNull();
    }
  }
}

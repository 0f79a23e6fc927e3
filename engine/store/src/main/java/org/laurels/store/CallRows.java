// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.laurels.core.wallet.Answer;

/** What was answered to calls that moved credits. */
final class CallRows {
  private final Connection connection;
  private final RowWriter writer;
  private final int community;
  private final Dialect dialect;

  CallRows(Connection connection, RowWriter writer, int community, Dialect dialect) {
    this.connection = connection;
    this.writer = writer;
    this.community = community;
    this.dialect = dialect;
  }

  Optional<Answer> find(String scope, String key) throws SQLException {
    return Reads.rows(
            connection,
            "SELECT fingerprint, status, body FROM money_call"
                + " WHERE community_id = ? AND scope = ? AND call_key = ?",
            statement -> {
              statement.setInt(1, community);
              statement.setString(2, scope);
              statement.setString(3, key);
            },
            row -> new Answer(scope, key, row.getString(1), row.getInt(2), row.getString(3)))
        .stream()
        .findFirst();
  }

  void insert(Answer answer, Instant now) throws SQLException {
    writer.insert(
        dialect.insert(
            "money_call",
            "community_id",
            "scope",
            "call_key",
            "fingerprint",
            "status",
            "body",
            "answered_at"),
        List.of(answer),
        (row, one) ->
            row.number(community)
                .text(one.scope())
                .text(one.key())
                .text(one.fingerprint())
                .number(one.status())
                .text(one.body())
                .time(now));
  }
}

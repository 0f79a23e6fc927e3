// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.laurels.core.wallet.Adjustment;

/** What people gave and took by hand, and why. Inserted only. */
final class AdjustmentRows {
  private final RowWriter writer;
  private final int community;
  private final Dialect dialect;

  AdjustmentRows(RowWriter writer, int community, Dialect dialect) {
    this.writer = writer;
    this.community = community;
    this.dialect = dialect;
  }

  void insert(Adjustment adjustment) throws SQLException {
    writer.insert(
        dialect.insert(
            "credit_adjustment",
            "id",
            "community_id",
            "identity_id",
            "unit",
            "amount",
            "said_by",
            "note",
            "made_at"),
        List.of(adjustment),
        (row, one) ->
            row.number(one.id())
                .number(community)
                .number(one.identityId())
                .text(one.unit())
                .number(one.amount())
                .text(one.by())
                .text(one.note())
                .time(one.at()));
  }

  static Map<Long, Adjustment> find(Connection connection, int community, Collection<Long> ids)
      throws SQLException {
    Map<Long, Adjustment> found = new TreeMap<>();
    Sql.byNumbers(
        connection,
        "SELECT id, identity_id, unit, amount, said_by, note, made_at FROM credit_adjustment"
            + " WHERE community_id = "
            + community
            + " AND id IN (?)",
        ids,
        row -> {
          Adjustment one =
              new Adjustment(
                  row.getLong(1),
                  row.getLong(2),
                  row.getString(3),
                  row.getLong(4),
                  row.getString(5),
                  row.getString(6),
                  Sql.instant(row.getLong(7)));
          return found.put(one.id(), one) == null;
        });
    return found;
  }
}

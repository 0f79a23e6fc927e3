// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.laurels.core.proof.Acknowledgement;
import org.laurels.core.proof.ChainFault;
import org.laurels.core.proof.RowName;
import org.laurels.core.proof.Sha256;

/** Rows about faults that a person has looked at. They are only added to, and sealed. */
final class AcknowledgementRows {
  private final Connections connections;
  private final Connection connection;
  private final int community;

  AcknowledgementRows(Connections connections, Connection connection, int community) {
    this.connections = connections;
    this.connection = connection;
    this.community = community;
  }

  static List<Acknowledgement> all(Connection connection, int community) throws SQLException {
    return Reads.rows(
        connection,
        "SELECT mark, said, said_by, note, noted_at FROM acknowledged_fault"
            + " WHERE community_id = ? ORDER BY id",
        statement -> statement.setInt(1, community),
        row ->
            new Acknowledgement(
                new ChainFault(row.getString(2), Sha256.stored(row.getString(1))),
                row.getString(3),
                row.getString(4),
                Sql.instant(row.getLong(5))));
  }

  void insert(Acknowledgement acknowledgement) throws SQLException {
    long id = connections.numbers().next();
    RowWriter writer = connections.writer(connection);
    writer.insert(
        connections
            .dialect()
            .insert(
                "acknowledged_fault",
                "id",
                "community_id",
                "mark",
                "said",
                "said_by",
                "note",
                "noted_at"),
        List.of(acknowledgement),
        (row, one) ->
            row.number(id)
                .number(community)
                .text(one.fault().mark().hex())
                .text(one.fault().said())
                .text(one.by())
                .text(one.note())
                .time(one.at()));
    new PostingNotes(writer, community, connections.dialect(), connections.numbers()::next)
        .note(List.of(RowName.acknowledgement(id)), acknowledgement.at());
  }
}

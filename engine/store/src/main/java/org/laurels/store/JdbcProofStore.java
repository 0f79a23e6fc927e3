// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.laurels.core.community.Community;
import org.laurels.core.proof.Acknowledgement;
import org.laurels.core.proof.Block;
import org.laurels.core.proof.Head;
import org.laurels.core.proof.ProofStore;
import org.laurels.core.proof.RowName;
import org.laurels.core.proof.SealedRow;
import org.laurels.core.proof.Sha256;
import org.laurels.core.proof.StoredBlock;

/** Chains in the database. The lock of a chain is the row of its end. */
final class JdbcProofStore implements ProofStore {
  private final Connections connections;
  private final Reads reads;

  JdbcProofStore(Connections connections) {
    this.connections = connections;
    this.reads = connections.reads();
  }

  @Override
  public <T> T write(Community community, Work<T> work) {
    return connections.write(
        on ->
            work.in(
                new JdbcProofUnit(
                    on, connections.writer(on), community.id(), connections.dialect())));
  }

  @Override
  public Set<Integer> waiting() {
    return reads.run(
        connection ->
            new HashSet<>(
                Reads.rows(
                    connection,
                    "SELECT DISTINCT community_id FROM unsealed_posting",
                    statement -> {},
                    row -> row.getInt(1))));
  }

  @Override
  public Optional<Instant> waitingSince() {
    return reads.run(
        connection ->
            Reads.rows(
                    connection,
                    "SELECT MIN(posted_at) FROM unsealed_posting HAVING COUNT(*) > 0",
                    statement -> {},
                    row -> Sql.instant(row.getLong(1)))
                .stream()
                .findFirst());
  }

  @Override
  public Set<RowName> waiting(Community community) {
    return reads.run(
        connection -> {
          Set<RowName> waiting = new HashSet<>();
          Reads.rows(
              connection,
              "SELECT posted FROM unsealed_posting WHERE community_id = ?",
              statement -> statement.setInt(1, community.id()),
              row -> waiting.addAll(PackedRowNames.names(row.getBytes(1))));
          return waiting;
        });
  }

  @Override
  public Head head(Community community) {
    return reads.run(
        connection ->
            JdbcProofUnit.heads(connection, community.id(), "").stream()
                .findFirst()
                .orElse(Head.NONE));
  }

  @Override
  public Optional<StoredBlock> blockAfter(Community community, long number) {
    return reads.run(
        connection ->
            Reads.rows(
                    connection,
                    "SELECT number, row_count, named, root, previous, hash, sealed_at"
                        + " FROM audit_block WHERE community_id = ? AND number > ?"
                        + " ORDER BY number LIMIT 1",
                    statement -> {
                      statement.setInt(1, community.id());
                      statement.setLong(2, number);
                    },
                    row -> block(community, row))
                .stream()
                .findFirst());
  }

  private static StoredBlock block(Community community, ResultSet row) throws SQLException {
    return new StoredBlock(
        new Block(
            community.id(),
            row.getLong(1),
            row.getLong(2),
            Sha256.stored(row.getString(4)),
            Sha256.stored(row.getString(5)),
            Sql.instant(row.getLong(7))),
        Sha256.stored(row.getString(6)),
        named(row.getBytes(3)));
  }

  /** What cannot be read names no rows, which is not what was sealed. */
  private static List<SealedRow> named(byte[] packed) {
    try {
      return PackedRowNames.sealed(packed);
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      return List.of();
    }
  }

  @Override
  public Map<RowName, Sha256> hashes(Community community, Collection<RowName> rows) {
    return reads.run(connection -> new SealedColumns(connection).hashes(rows));
  }

  @Override
  public long checked(Community community) {
    return reads.run(
        connection ->
            Reads.rows(
                    connection,
                    "SELECT checked FROM audit_head WHERE community_id = ?",
                    statement -> statement.setInt(1, community.id()),
                    row -> row.getLong(1))
                .stream()
                .findFirst()
                .orElse(0L));
  }

  @Override
  public void checked(Community community, long number) {
    connections.write(
        on -> {
          connections
              .writer(on)
              .batch(
                  "UPDATE audit_head SET checked = ? WHERE community_id = ? AND checked < ?",
                  List.of(number),
                  (row, mark) -> row.number(mark).number(community.id()).number(mark));
          return true;
        });
  }

  @Override
  public Set<Long> identities(Community community, Collection<RowName> rows) {
    Set<Long> events = new TreeSet<>();
    Set<Long> entries = new TreeSet<>();
    Set<Long> transfers = new TreeSet<>();
    for (RowName row : rows) {
      if (row.kind() == RowName.Kind.TRANSFER) {
        transfers.add(row.id());
      } else if (row.kind() == RowName.Kind.ENTRY) {
        entries.add(row.id());
        events.add(row.eventId());
      }
    }
    // What members begin with names no event, and moves nothing that is spent.
    events.remove(0L);
    return reads.run(
        connection -> {
          Set<Long> identities = new TreeSet<>();
          Sql.byNumbers(
              connection,
              "SELECT l.id, f.identity_id, t.identity_id FROM ledger_entry l"
                  + " JOIN account f ON f.id = l.from_account JOIN account t ON t.id = l.to_account"
                  + " WHERE l.event_id IN (?)",
              events,
              row ->
                  entries.contains(row.getLong(1))
                      && identities.add(Math.max(row.getLong(2), row.getLong(3))));
          Sql.byNumbers(
              connection,
              "SELECT from_identity, to_identity FROM credit_transfer WHERE id IN (?)",
              transfers,
              row -> identities.addAll(List.of(row.getLong(1), row.getLong(2))));
          identities.remove(0L);
          return identities;
        });
  }

  @Override
  public void eachRow(Community community, Look look) {
    each(
        "SELECT l.event_id, l.id FROM ledger_entry l LEFT JOIN account a ON a.id = l.from_account"
            + " WHERE a.community_id = ? OR a.id IS NULL",
        community,
        row -> look.at(RowName.entry(row.getLong(1), row.getLong(2))));
    each(
        "SELECT id FROM credit_transfer WHERE community_id = ?"
            + " OR community_id NOT IN (SELECT id FROM community)",
        community,
        row -> look.at(RowName.transfer(row.getLong(1))));
    each(
        "SELECT id FROM acknowledged_fault WHERE community_id = ?"
            + " OR community_id NOT IN (SELECT id FROM community)",
        community,
        row -> look.at(RowName.acknowledgement(row.getLong(1))));
  }

  @Override
  public List<Acknowledgement> acknowledged(Community community) {
    return reads.run(connection -> AcknowledgementRows.all(connection, community.id()));
  }

  @Override
  public boolean acknowledge(Community community, Acknowledgement acknowledgement) {
    return connections.write(
        on -> {
          boolean known =
              AcknowledgementRows.all(on, community.id()).stream()
                  .anyMatch(one -> one.fault().mark().equals(acknowledgement.fault().mark()));
          if (!known) {
            new AcknowledgementRows(connections, on, community.id()).insert(acknowledgement);
          }
          return !known;
        });
  }

  private interface Each {
    void at(ResultSet row) throws SQLException;
  }

  private void each(String sql, Community community, Each each) {
    reads.run(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            statement.setFetchSize(connections.dialect().streamingFetchSize());
            statement.setInt(1, community.id());
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                each.at(rows);
              }
            }
          }
          return true;
        });
  }
}

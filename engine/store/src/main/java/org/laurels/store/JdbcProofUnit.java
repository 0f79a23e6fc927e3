// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.laurels.core.proof.Block;
import org.laurels.core.proof.Head;
import org.laurels.core.proof.Posting;
import org.laurels.core.proof.ProofUnit;
import org.laurels.core.proof.RowName;
import org.laurels.core.proof.Sha256;
import org.laurels.core.proof.StoredBlock;

/** A transaction that seals, on one JDBC connection. */
final class JdbcProofUnit implements ProofUnit {
  private static final int POSTINGS_MAX = 500;

  private final Connection connection;
  private final RowWriter writer;
  private final int community;
  private final Dialect dialect;

  JdbcProofUnit(Connection connection, RowWriter writer, int community, Dialect dialect) {
    this.connection = connection;
    this.writer = writer;
    this.community = community;
    this.dialect = dialect;
  }

  @Override
  public Optional<Head> lock() {
    return JdbcWalletUnit.step(
        "locking a chain",
        () -> {
          if (heads("").isEmpty()) {
            writer.batch(
                "INSERT INTO audit_head (community_id, number, hash, checked) VALUES (?, 0, ?, 0)",
                List.of(Head.NONE),
                (row, head) -> row.number(community).text(head.hash().hex()));
          }
          return heads(" FOR UPDATE SKIP LOCKED").stream().findFirst();
        });
  }

  private List<Head> heads(String lock) throws SQLException {
    return heads(connection, community, lock);
  }

  static List<Head> heads(Connection connection, int community, String lock) throws SQLException {
    return Reads.rows(
        connection,
        "SELECT number, hash FROM audit_head WHERE community_id = ?" + lock,
        statement -> statement.setInt(1, community),
        row -> new Head(row.getLong(1), Sha256.stored(row.getString(2))));
  }

  @Override
  public List<Posting> waiting(int rowsMax) {
    return JdbcWalletUnit.step("reading what waits", () -> postings(oldest(rowsMax)));
  }

  private record Waiting(long id, long rows) {}

  private List<Long> oldest(int rowsMax) throws SQLException {
    List<Waiting> found =
        Reads.rows(
            connection,
            "SELECT id, row_count FROM unsealed_posting WHERE community_id = ?"
                + " ORDER BY id LIMIT "
                + POSTINGS_MAX,
            statement -> statement.setInt(1, community),
            row -> new Waiting(row.getLong(1), row.getLong(2)));
    List<Long> oldest = new ArrayList<>();
    long rows = 0;
    for (Waiting posting : found) {
      rows += posting.rows();
      if (rows > rowsMax && !oldest.isEmpty()) {
        break;
      }
      oldest.add(posting.id());
    }
    return oldest;
  }

  private List<Posting> postings(List<Long> ids) throws SQLException {
    return Sql.byNumbers(
        connection,
        "SELECT id, posted, posted_at FROM unsealed_posting WHERE id IN (?) ORDER BY id",
        ids,
        row ->
            new Posting(
                row.getLong(1),
                PackedRowNames.names(row.getBytes(2)),
                Sql.instant(row.getLong(3))));
  }

  @Override
  public Map<RowName, Sha256> hashes(Collection<RowName> rows) {
    return JdbcWalletUnit.step(
        "reading rows to seal", () -> new SealedColumns(connection).hashes(rows));
  }

  @Override
  public void append(StoredBlock stored) {
    JdbcWalletUnit.step("writing a block", () -> write(stored));
  }

  private boolean write(StoredBlock stored) throws SQLException {
    Block block = stored.block();
    writer.insert(
        dialect.insert(
            "audit_block",
            "community_id",
            "number",
            "row_count",
            "named",
            "root",
            "previous",
            "hash",
            "sealed_at"),
        List.of(stored),
        (row, each) ->
            row.number(community)
                .number(block.number())
                .number(block.rows())
                .bytes(PackedRowNames.sealed(each.rows()))
                .text(block.root().hex())
                .text(block.previous().hex())
                .text(each.hash().hex())
                .time(block.sealedAt()));
    writer.batch(
        "UPDATE audit_head SET number = ?, hash = ? WHERE community_id = ?",
        List.of(stored),
        (row, each) -> row.number(block.number()).text(each.hash().hex()).number(community));
    return true;
  }

  @Override
  public void sealed(Collection<Posting> postings) {
    JdbcWalletUnit.step(
        "removing what was sealed",
        () -> {
          writer.batch(
              "DELETE FROM unsealed_posting WHERE id = ?",
              postings,
              (row, posting) -> row.number(posting.id()));
          return true;
        });
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.laurels.core.community.Community;
import org.laurels.core.credential.SigningKey;
import org.laurels.core.credential.SigningKeyStore;

/** Signing keys by plain SQL: two of two processes at once are told apart by the primary key. */
public final class JdbcSigningKeyStore implements SigningKeyStore {
  private final Reads reads;
  private final Dialect dialect;

  public JdbcSigningKeyStore(Database database) {
    this.dialect = Dialect.of(database.url());
    this.reads = new Reads(database.dataSource(), dialect);
  }

  @Override
  public List<SigningKey> all(Community community) {
    return reads.run(
        connection ->
            Reads.rows(
                connection,
                "SELECT key_number, public_key, sealed_key, created_at FROM signing_key"
                    + " WHERE community_id = ? ORDER BY key_number",
                statement -> statement.setInt(1, community.id()),
                row ->
                    new SigningKey(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        Sql.instant(row.getLong(4)))));
  }

  @Override
  public boolean add(Community community, SigningKey key) {
    return reads.run(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO signing_key (community_id, key_number, public_key, sealed_key,"
                      + " created_at) VALUES (?, ?, ?, ?, ?)")) {
            insert.setInt(1, community.id());
            insert.setInt(2, key.number());
            insert.setString(3, key.publicKey());
            insert.setString(4, key.sealed());
            insert.setLong(5, Sql.micros(key.createdAt()));
            insert.executeUpdate();
            connection.commit();
            return true;
          } catch (SQLException e) {
            connection.rollback();
            if (dialect.isConflict(e)) {
              return false;
            }
            throw e;
          }
        });
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.laurels.core.community.Community;
import org.laurels.core.redemption.VoucherPool;

/** Codes in the database. */
final class JdbcVoucherPool implements VoucherPool {
  private final Connections connections;

  JdbcVoucherPool(Connections connections) {
    this.connections = connections;
  }

  @Override
  public int add(Community community, String reward, Map<String, byte[]> codes) {
    return connections.write(
        connection -> {
          RowWriter writer = connections.writer(connection);
          Map<String, byte[]> fresh = new TreeMap<>(codes);
          Reads.rows(
              connection,
              "SELECT code_hash FROM voucher_code WHERE community_id = ? AND reward = ?",
              statement -> {
                statement.setInt(1, community.id());
                statement.setString(2, reward);
              },
              row -> fresh.remove(row.getString(1)) == null);
          writer.insert(
              connections
                  .dialect()
                  .insert("voucher_code", "id", "community_id", "reward", "code_hash", "sealed"),
              fresh.entrySet(),
              (row, code) ->
                  row.number(connections.numbers().next())
                      .number(community.id())
                      .text(reward)
                      .text(code.getKey())
                      .bytes(code.getValue()));
          return fresh.size();
        });
  }

  @Override
  public Optional<byte[]> code(Community community, long redemptionId) {
    return connections
        .reads()
        .run(
            connection ->
                Reads.rows(
                        connection,
                        "SELECT sealed FROM voucher_code WHERE community_id = ? AND redemption_id = ?",
                        statement -> {
                          statement.setInt(1, community.id());
                          statement.setLong(2, redemptionId);
                        },
                        row -> row.getBytes(1))
                    .stream()
                    .findFirst());
  }
}

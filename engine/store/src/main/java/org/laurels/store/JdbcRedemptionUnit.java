// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.util.Optional;
import org.laurels.core.community.Community;
import org.laurels.core.fold.MemberState;
import org.laurels.core.redemption.Redemption;
import org.laurels.core.redemption.RedemptionUnit;

/** A transaction on redemptions and wallets, on one JDBC connection. */
final class JdbcRedemptionUnit extends JdbcSpendingUnit implements RedemptionUnit {
  private final RedemptionRows redemptions;

  JdbcRedemptionUnit(Connection connection, Connections connections, Community community) {
    super(connection, connections, community);
    this.redemptions = new RedemptionRows(connection, writer, community.id(), dialect);
  }

  @Override
  public MemberState figures(long memberId) {
    return step(
        "reading a member",
        () ->
            Reads.rows(
                    connection,
                    "SELECT state FROM member WHERE community_id = ? AND id = ?",
                    statement -> {
                      statement.setInt(1, community.id());
                      statement.setLong(2, memberId);
                    },
                    row -> MemberJson.state(row.getString(1)))
                .stream()
                .findFirst()
                .orElse(MemberState.EMPTY));
  }

  @Override
  public Optional<Redemption> find(long redemptionId) {
    return step("reading a redemption", () -> redemptions.find(redemptionId, false));
  }

  @Override
  public Optional<Redemption> lock(long redemptionId) {
    return step("locking a redemption", () -> redemptions.find(redemptionId, true));
  }

  @Override
  public long count(long memberId, String reward) {
    return step("counting redemptions", () -> redemptions.count(memberId, reward));
  }

  @Override
  public boolean hasSettled(long memberId) {
    return step("counting redemptions", () -> redemptions.hasSettled(memberId));
  }

  @Override
  public void insert(Redemption redemption) {
    write("writing a redemption", () -> redemptions.insert(redemption));
  }

  @Override
  public void save(Redemption redemption) {
    write("writing a redemption", () -> redemptions.save(redemption));
  }

  @Override
  public boolean reserveCode(String reward, long redemptionId) {
    return step("setting a code aside", () -> redemptions.reserveCode(reward, redemptionId));
  }

  @Override
  public void freeCode(long redemptionId) {
    write("freeing a code", () -> redemptions.freeCode(redemptionId));
  }
}

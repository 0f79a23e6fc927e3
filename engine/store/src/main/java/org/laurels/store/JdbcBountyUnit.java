// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.laurels.core.bounty.Bounty;
import org.laurels.core.bounty.BountyItem;
import org.laurels.core.bounty.BountyUnit;
import org.laurels.core.bounty.Paid;
import org.laurels.core.community.Community;

/** A transaction on bounties and wallets, on one JDBC connection. */
final class JdbcBountyUnit extends JdbcWalletUnit implements BountyUnit {
  private final BountyRows bounties;

  JdbcBountyUnit(Connection connection, Connections connections, Community community) {
    super(connection, connections, community);
    this.bounties = new BountyRows(connection, writer, community.id(), dialect);
  }

  @Override
  public boolean isHalted() {
    return step("looking for a halt", () -> JdbcHaltStore.find(connection, community).isPresent());
  }

  @Override
  public Optional<BountyItem> item(String host, String id) {
    return step("reading an item", () -> BountyRows.item(connection, community, host, id));
  }

  @Override
  public boolean hasOffered(long memberId, long itemNumber) {
    return step("looking for a bounty", () -> bounties.hasOffered(memberId, itemNumber));
  }

  @Override
  public Optional<Bounty> bounty(long bountyId) {
    return step("reading a bounty", () -> bounties.find(bountyId));
  }

  @Override
  public Map<Long, Long> members(Collection<Long> identities) {
    return step("reading whose identities are", () -> bounties.members(identities));
  }

  @Override
  public void insert(Bounty bounty) {
    step(
        "writing a bounty",
        () -> {
          bounties.insert(bounty);
          return true;
        });
  }

  @Override
  public boolean close(Bounty bounty, List<Paid> paid) {
    return step("closing a bounty", () -> bounties.close(bounty, paid));
  }
}

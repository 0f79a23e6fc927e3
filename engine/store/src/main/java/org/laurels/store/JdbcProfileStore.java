// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.laurels.core.community.Community;
import org.laurels.core.member.Profile;
import org.laurels.core.standing.ProfileStore;

/** Profiles by plain SQL. */
final class JdbcProfileStore implements ProfileStore {
  private final Connections connections;

  JdbcProfileStore(Connections connections) {
    this.connections = connections;
  }

  @Override
  public Map<Long, Profile> of(Community community, Collection<Long> members) {
    return connections.reads().run(connection -> ProfileRows.of(connection, members));
  }

  @Override
  public List<Shown> shown(Community community, Collection<Long> members) {
    return connections
        .reads()
        .run(connection -> ProfileRows.shown(connection, community.id(), members));
  }

  @Override
  public void choose(Community community, long memberId, Choice choice) {
    connections.write(
        connection -> {
          choose(connection, community, memberId, choice);
          return choice;
        });
  }

  private void choose(Connection connection, Community community, long memberId, Choice choice)
      throws SQLException {
    RowWriter writer = connections.writer(connection);
    Set<Long> identities = MemberReads.identities(connection, community, memberId);
    for (long identity : identities) {
      try (PreparedStatement update =
          connection.prepareStatement(
              "UPDATE identity_profile SET opted_out = ?, hidden = ? WHERE identity_id = ?")) {
        update.setBoolean(1, choice.optedOut());
        update.setBoolean(2, choice.hidden());
        update.setLong(3, identity);
        if (update.executeUpdate() == 0) {
          insert(writer, community, identity, choice);
        }
      }
    }
    // Which zone days are cut in does not matter where no day is named: the sums' own is kept.
    String zone =
        Reads.rows(
                connection,
                "SELECT zone FROM sum_state WHERE community_id = ?",
                statement -> statement.setInt(1, community.id()),
                row -> row.getString(1))
            .stream()
            .filter(name -> !name.isEmpty())
            .findFirst()
            .orElse(ZoneOffset.UTC.getId());
    MemberRows members = new MemberRows(connection, writer, community.id(), connections.dialect());
    members.tellBoards(
        connections.numbers().next(), java.time.ZoneId.of(zone), List.of(), Set.of(memberId));
    members.tellHosts(connections.numbers().next(), Set.of(memberId));
  }

  private static void insert(RowWriter writer, Community community, long identity, Choice choice)
      throws SQLException {
    writer.batch(
        "INSERT INTO identity_profile (identity_id, community_id, name, kind, teams, said_at,"
            + " opted_out, hidden) VALUES (?, ?, '', '', '', ?, ?, ?)",
        List.of(identity),
        (row, id) ->
            row.number(id)
                .number(community.id())
                .number(Long.MIN_VALUE)
                .flag(choice.optedOut())
                .flag(choice.hidden()));
  }
}

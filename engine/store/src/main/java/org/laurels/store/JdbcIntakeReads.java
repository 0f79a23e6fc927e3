// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.laurels.core.badge.BadgeGrant;
import org.laurels.core.community.Community;
import org.laurels.core.fold.MemberState;
import org.laurels.core.intake.IntakeReads;

/** What the intake reads of members on one JDBC connection. */
final class JdbcIntakeReads implements IntakeReads {
  private final Connection connection;
  private final Community community;

  JdbcIntakeReads(Connection connection, Community community) {
    this.connection = connection;
    this.community = community;
  }

  private interface Asking<T> {
    T ask() throws SQLException;
  }

  private static <T> T ask(String what, Asking<T> asking) {
    try {
      return asking.ask();
    } catch (SQLException e) {
      throw new StoreFailure("reading " + what, e);
    }
  }

  @Override
  public int programmeVersion() {
    return ask(
        "the community",
        () -> {
          try (Statement statement = connection.createStatement();
              ResultSet row =
                  statement.executeQuery(
                      "SELECT programme_version FROM community WHERE id = " + community.id())) {
            return row.next() ? row.getInt(1) : 0;
          }
        });
  }

  @Override
  public Map<Long, MemberState> readMembers(Set<Long> memberIds) {
    return ask("members", () -> MemberRows.read(connection, memberIds));
  }

  @Override
  public List<BadgeGrant> grantsOf(Set<Long> identityIds) {
    return ask("badges", () -> BadgeRows.of(connection, identityIds));
  }

  @Override
  public Set<String> badgesOf(Set<Long> identityIds) {
    return ask("badges", () -> BadgeRows.named(connection, identityIds));
  }

  @Override
  public Set<Long> identitiesOf(Set<Long> memberIds) {
    return ask("identities", () -> MemberRows.identitiesOf(connection, memberIds));
  }
}

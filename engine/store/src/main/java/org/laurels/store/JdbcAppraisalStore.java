// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.laurels.core.appraisal.AppraisalStore;
import org.laurels.core.appraisal.AppraisalUnit;
import org.laurels.core.appraisal.Appraised;
import org.laurels.core.community.Community;
import org.laurels.core.member.Identity;

/** What people decided of members' help, in the database. */
final class JdbcAppraisalStore implements AppraisalStore {
  private final Connections connections;
  private final Reads reads;

  JdbcAppraisalStore(Connections connections) {
    this.connections = connections;
    this.reads = connections.reads();
  }

  @Override
  public <T> T write(Community community, Work<T> work) {
    return connections.write(on -> work.in(new Unit(on, connections, community.id())));
  }

  @Override
  public List<Appraised> decided(Community community, String appraisal, LocalDate first) {
    return reads.run(connection -> AppraisalRows.of(connection, community.id(), appraisal, first));
  }

  @Override
  public Optional<Appraised> find(Community community, long id) {
    return one(community, "id = ?", statement -> statement.setLong(2, id));
  }

  @Override
  public Optional<Appraised> before(Community community, Appraised decision) {
    return one(
        community,
        "appraisal = ? AND first_day = ? AND identity_id = ? AND revision = ?",
        statement -> {
          statement.setString(2, decision.appraisal());
          statement.setString(3, decision.first().toString());
          statement.setLong(4, decision.identityId());
          statement.setInt(5, decision.revision() - 1);
        });
  }

  private Optional<Appraised> one(Community community, String where, Reads.Parameters parameters) {
    return reads
        .run(connection -> AppraisalRows.where(connection, community.id(), where, parameters))
        .stream()
        .findFirst();
  }

  @Override
  public List<Appraised> untold(Community community, int limit) {
    return reads.run(
        connection ->
            AppraisalRows.where(
                connection,
                community.id(),
                "told_at IS NULL ORDER BY id LIMIT ?",
                statement -> statement.setInt(2, limit)));
  }

  @Override
  public void told(Community community, Collection<Appraised> decisions, Instant now) {
    connections.write(
        connection -> {
          connections
              .writer(connection)
              .batch(
                  "UPDATE appraisal_decision SET told_at = ? WHERE id = ? AND told_at IS NULL",
                  decisions.stream().map(Appraised::id).sorted().toList(),
                  (row, id) -> row.time(now).number(id));
          return true;
        });
  }

  @Override
  public Map<Long, Identity> identities(Community community, Collection<Long> identityIds) {
    return reads.run(
        connection -> {
          Map<Long, Identity> found = new TreeMap<>();
          Sql.byNumbers(
              connection,
              "SELECT id, host, external_id FROM member_identity WHERE community_id = "
                  + community.id()
                  + " AND id IN (?)",
              identityIds,
              row -> found.put(row.getLong(1), new Identity(row.getString(2), row.getString(3))));
          return found;
        });
  }

  /** One transaction on one connection. */
  private record Unit(Connection connection, Connections connections, int community)
      implements AppraisalUnit {
    @Override
    public List<Appraised> decided(String appraisal, LocalDate first) {
      try {
        return AppraisalRows.of(connection, community, appraisal, first);
      } catch (SQLException e) {
        throw new StoreFailure("reading decisions", e);
      }
    }

    @Override
    public long number() {
      return connections.numbers().next();
    }

    @Override
    public void add(Collection<Appraised> decisions) {
      try {
        AppraisalRows.insert(
            connections.writer(connection),
            connections.dialect(),
            community,
            List.copyOf(decisions));
      } catch (SQLException e) {
        throw new StoreFailure("writing decisions", e);
      }
    }
  }
}

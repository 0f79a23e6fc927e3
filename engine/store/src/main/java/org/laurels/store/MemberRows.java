// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.laurels.core.fold.MemberState;
import org.laurels.core.intake.MemberRow;
import org.laurels.core.intake.MergeLink;
import org.laurels.core.member.Identity;
import org.laurels.core.member.MemberLink;

/** Identities, the members they belong to, and the members' figures. */
final class MemberRows {
  private final Connection connection;
  private final int community;
  private final Dialect dialect;

  MemberRows(Connection connection, int community, Dialect dialect) {
    this.connection = connection;
    this.community = community;
    this.dialect = dialect;
  }

  Map<Identity, MemberLink> find(SortedSet<Identity> identities, LongSupplier numbers)
      throws SQLException {
    NameHashes<Identity> hashes =
        new NameHashes<>(community, identities, Identity::host, Identity::id);
    Map<Identity, MemberLink> found = new HashMap<>();
    Sql.byHashes(
        connection,
        "SELECT name_hash, id, member_id FROM member_identity WHERE name_hash IN (?)",
        hashes.sorted(),
        row -> {
          Identity identity = hashes.key(row.getBytes(1));
          return found.put(identity, new MemberLink(row.getLong(2), identity, row.getLong(3)));
        });
    List<MemberLink> missing = new ArrayList<>();
    for (byte[] hash : hashes.sorted()) {
      Identity identity = hashes.key(hash);
      if (!found.containsKey(identity)) {
        long id = numbers.getAsLong();
        MemberLink link = new MemberLink(id, identity, id);
        found.put(identity, link);
        missing.add(link);
      }
    }
    insert(missing);
    return found;
  }

  private void insert(List<MemberLink> links) throws SQLException {
    Sql.batch(
        connection,
        "INSERT INTO member_identity (id, community_id, name_hash, host, external_id, member_id)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        links,
        (statement, link) -> {
          statement.setLong(1, link.identityId());
          statement.setInt(2, community);
          statement.setBytes(
              3, Sql.nameHash(community, link.identity().host(), link.identity().id()));
          statement.setString(4, link.identity().host());
          statement.setString(5, link.identity().id());
          statement.setLong(6, link.memberId());
        });
  }

  Map<Long, Long> membersOf(Set<Long> identityIds) throws SQLException {
    Map<Long, Long> members = new HashMap<>();
    Sql.byNumbers(
        connection,
        "SELECT id, member_id FROM member_identity WHERE id IN (?)",
        identityIds,
        row -> members.put(row.getLong(1), row.getLong(2)));
    return members;
  }

  Map<Long, MemberRow> lock(SortedSet<Long> memberIds) throws SQLException {
    Map<Long, MemberState> states = new HashMap<>();
    Sql.byNumbers(
        connection,
        "SELECT id, state FROM member WHERE id IN (?) ORDER BY id FOR UPDATE",
        memberIds,
        row -> states.put(row.getLong(1), MemberJson.state(row.getString(2))));
    Map<Long, Set<Long>> identities = new HashMap<>();
    Sql.byNumbers(
        connection,
        "SELECT id, member_id FROM member_identity WHERE member_id IN (?)",
        memberIds,
        row ->
            identities
                .computeIfAbsent(row.getLong(2), member -> new HashSet<>())
                .add(row.getLong(1)));
    Map<Long, MemberRow> rows = new HashMap<>();
    for (long id : memberIds) {
      rows.put(
          id,
          new MemberRow(
              id,
              identities.getOrDefault(id, Set.of()),
              states.getOrDefault(id, MemberState.EMPTY)));
    }
    return rows;
  }

  Map<Long, MemberState> read(Set<Long> memberIds) throws SQLException {
    Map<Long, MemberState> states = new HashMap<>();
    Sql.byNumbers(
        connection,
        "SELECT id, state FROM member WHERE id IN (?)",
        memberIds,
        row -> states.put(row.getLong(1), MemberJson.state(row.getString(2))));
    return states;
  }

  void save(Map<Long, MemberState> states) throws SQLException {
    Sql.batch(
        connection,
        dialect.upsert("member", "id", "community_id", "rank_id", "joined_at", "state"),
        new TreeMap<>(states).entrySet(),
        (statement, member) -> {
          statement.setLong(1, member.getKey());
          statement.setInt(2, community);
          statement.setString(3, member.getValue().rank());
          Sql.timeOrNull(statement, 4, member.getValue().joined());
          statement.setString(5, MemberJson.state(member.getValue()));
        });
  }

  Set<Long> identitiesOf(Set<Long> memberIds) throws SQLException {
    return new HashSet<>(
        Sql.byNumbers(
            connection,
            "SELECT id FROM member_identity WHERE member_id IN (?)",
            memberIds,
            row -> row.getLong(1)));
  }

  void assign(Map<Long, Long> memberByIdentity) throws SQLException {
    Sql.batch(
        connection,
        "UPDATE member_identity SET member_id = ? WHERE id = ?",
        new TreeMap<>(memberByIdentity).entrySet(),
        (statement, link) -> {
          statement.setLong(1, link.getValue());
          statement.setLong(2, link.getKey());
        });
    // A member that was merged into another has no figures of its own any more.
    List<Long> gone =
        memberByIdentity.entrySet().stream()
            .filter(link -> !link.getKey().equals(link.getValue()))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    Sql.batch(
        connection,
        "DELETE FROM member WHERE id = ?",
        gone,
        (statement, id) -> statement.setLong(1, id));
  }

  List<MergeLink> mergesOf(Set<Long> identityIds) throws SQLException {
    Map<Long, MergeLink> merges = new HashMap<>();
    for (String side : List.of("one_id", "other_id")) {
      Sql.byNumbers(
          connection,
          "SELECT event_id, one_id, other_id, active FROM merge_link WHERE " + side + " IN (?)",
          identityIds,
          row ->
              merges.put(
                  row.getLong(1),
                  new MergeLink(
                      row.getLong(1), row.getLong(2), row.getLong(3), row.getBoolean(4))));
    }
    return List.copyOf(merges.values());
  }

  void saveMerges(Collection<MergeLink> merges) throws SQLException {
    Sql.batch(
        connection,
        dialect.upsert("merge_link", "event_id", "one_id", "other_id", "active"),
        merges,
        (statement, merge) -> {
          statement.setLong(1, merge.eventId());
          statement.setLong(2, merge.oneId());
          statement.setLong(3, merge.otherId());
          statement.setBoolean(4, merge.active());
        });
  }
}

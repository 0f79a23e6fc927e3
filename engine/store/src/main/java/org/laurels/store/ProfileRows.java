// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.laurels.core.event.SaidProfile;
import org.laurels.core.member.Profile;
import org.laurels.core.standing.ProfileStore;

/** What hosts say of people and what people have chosen. */
final class ProfileRows {
  private static final String SELECT =
      "SELECT i.member_id, p.name, p.kind, p.teams, p.opted_out, p.hidden, p.erased_at"
          + " FROM identity_profile p JOIN member_identity i ON i.id = p.identity_id WHERE ";

  /** Stands between the names of teams in a row. */
  private static final String BETWEEN = "\n";

  private final Connection connection;
  private final RowWriter writer;
  private final int community;

  ProfileRows(Connection connection, RowWriter writer, int community) {
    this.connection = connection;
    this.writer = writer;
    this.community = community;
  }

  /** What is stored of an identity. */
  private record Stored(Instant at, String name, String kind, String teams, boolean erased) {
    static final Stored NOTHING = new Stored(Instant.MIN, "", "", "", false);

    Stored after(SaidProfile said) {
      return new Stored(
          said.at(),
          said.name() == null ? name : said.name(),
          said.kind() == null ? kind : said.kind(),
          said.teams() == null ? teams : joined(said.teams()),
          erased);
    }

    boolean isGroupedAs(Stored other) {
      return kind.equals(other.kind) && teams.equals(other.teams);
    }
  }

  /** Notes what is newer than what is known; answers who belongs elsewhere now. */
  Set<Long> save(Map<Long, SaidProfile> saidByIdentity) throws SQLException {
    Map<Long, Stored> known = new HashMap<>();
    Sql.byNumbers(
        connection,
        "SELECT identity_id, said_at, name, kind, teams, erased_at FROM identity_profile"
            + " WHERE identity_id IN (?) FOR UPDATE",
        saidByIdentity.keySet(),
        row ->
            known.put(
                row.getLong(1),
                new Stored(
                    Sql.instant(row.getLong(2)),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getObject(6) != null)));
    Map<Long, Stored> fresh = new TreeMap<>();
    Map<Long, Stored> changed = new TreeMap<>();
    Set<Long> grouped = new TreeSet<>();
    saidByIdentity.forEach(
        (identity, said) -> {
          Stored before = known.getOrDefault(identity, Stored.NOTHING);
          if (before.erased() || before.at().isAfter(said.at())) {
            return;
          }
          Stored after = before.after(said);
          (known.containsKey(identity) ? changed : fresh).put(identity, after);
          if (!after.isGroupedAs(before)) {
            grouped.add(identity);
          }
        });
    write(fresh, changed);
    return grouped;
  }

  private void write(Map<Long, Stored> fresh, Map<Long, Stored> changed) throws SQLException {
    writer.batch(
        "INSERT INTO identity_profile (identity_id, community_id, name, kind, teams, said_at,"
            + " opted_out, hidden) VALUES (?, ?, ?, ?, ?, ?, FALSE, FALSE)",
        fresh.entrySet(),
        (row, said) ->
            row.number(said.getKey())
                .number(community)
                .text(said.getValue().name())
                .text(said.getValue().kind())
                .text(said.getValue().teams())
                .time(said.getValue().at()));
    writer.batch(
        "UPDATE identity_profile SET name = ?, kind = ?, teams = ?, said_at = ?"
            + " WHERE identity_id = ?",
        changed.entrySet(),
        (row, said) ->
            row.text(said.getValue().name())
                .text(said.getValue().kind())
                .text(said.getValue().teams())
                .time(said.getValue().at())
                .number(said.getKey()));
  }

  /** Profiles of these members, of all their identities together. */
  static Map<Long, Profile> of(Connection connection, Collection<Long> members)
      throws SQLException {
    Map<Long, Profile> profiles = new HashMap<>();
    Sql.byNumbers(
        connection,
        SELECT + "i.member_id IN (?) ORDER BY p.identity_id",
        members,
        row -> profiles.merge(row.getLong(1), profile(row), Profile::and));
    return profiles;
  }

  static List<ProfileStore.Shown> shown(
      Connection connection, int community, Collection<Long> members) throws SQLException {
    Map<Long, ProfileStore.Shown> shown = new LinkedHashMap<>();
    Sql.byNumbers(
        connection,
        "SELECT i.member_id, p.name, p.kind, p.teams, p.opted_out, p.hidden, p.erased_at,"
            + " i.external_id, m.rank_id FROM member_identity i"
            + " LEFT JOIN member m ON m.id = i.member_id"
            + " LEFT JOIN identity_profile p ON p.identity_id = i.id"
            + " WHERE i.community_id = "
            + community
            + " AND i.member_id IN (?) ORDER BY i.id",
        members,
        row -> {
          ProfileStore.Shown one =
              new ProfileStore.Shown(
                  row.getLong(1),
                  row.getString(8),
                  text(row, 9),
                  row.getString(2) == null ? Profile.UNKNOWN : profile(row));
          return shown.merge(one.memberId(), one, ProfileRows::both);
        });
    return List.copyOf(shown.values());
  }

  private static ProfileStore.Shown both(ProfileStore.Shown first, ProfileStore.Shown second) {
    return new ProfileStore.Shown(
        first.memberId(), first.firstId(), first.rank(), first.profile().and(second.profile()));
  }

  private static String text(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  static Map<Long, Profile> all(Connection connection, int community, boolean onlyOptedOut)
      throws SQLException {
    Map<Long, Profile> profiles = new HashMap<>();
    Reads.rows(
        connection,
        SELECT
            + "p.community_id = ?"
            + (onlyOptedOut ? " AND p.opted_out" : "")
            + " ORDER BY p.identity_id",
        statement -> statement.setInt(1, community),
        row -> profiles.merge(row.getLong(1), profile(row), Profile::and));
    return profiles;
  }

  private static Profile profile(ResultSet row) throws SQLException {
    row.getLong(7);
    boolean erased = !row.wasNull();
    return new Profile(
        row.getString(2),
        row.getString(3),
        teams(row.getString(4)),
        row.getBoolean(5),
        row.getBoolean(6),
        erased);
  }

  static Set<String> teams(String joined) {
    return joined.isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(joined.split(BETWEEN)));
  }

  static String joined(Set<String> teams) {
    return String.join(BETWEEN, teams);
  }
}

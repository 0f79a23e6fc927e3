// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.EventKey;
import org.laurels.core.link.IdentityLink;
import org.laurels.core.link.LinkCode;
import org.laurels.core.link.LinkNote;
import org.laurels.core.link.LinkUnit;
import org.laurels.core.link.Proof;
import org.laurels.core.member.Identity;
import org.laurels.core.member.MemberLink;

/** Links and codes of one community, on one connection. */
final class LinkRows implements LinkUnit {
  private static final String IDENTITIES =
      "SELECT id, host, external_id, member_id FROM member_identity";

  /** Needs a condition on the event. */
  static final String LINKS =
      "SELECT m.event_id, a.id, a.host, a.external_id, a.member_id, b.id, b.host, b.external_id,"
          + " b.member_id, l.proof, l.said_by, l.note, e.received_at, m.active, l.ended_by,"
          + " l.end_note, l.ended_at, e.source FROM merge_link m"
          + " JOIN member_identity a ON a.id = m.one_id JOIN member_identity b ON b.id = m.other_id"
          + " JOIN event e ON e.id = m.event_id"
          + " LEFT JOIN identity_link l ON l.event_id = m.event_id";

  private final Connection connection;
  private final int community;
  private final Runnable before;

  /**
   * @param before is run before the connection is used
   */
  LinkRows(Connection connection, int community, Runnable before) {
    this.connection = connection;
    this.community = community;
    this.before = before;
  }

  private interface Step<T> {
    T run() throws SQLException;
  }

  private <T> T ask(String what, Step<T> step) {
    before.run();
    try {
      return step.run();
    } catch (SQLException e) {
      throw new StoreFailure(what, e);
    }
  }

  private int change(String what, String sql, Reads.Parameters parameters) {
    return ask(what, () -> Sql.change(connection, sql, parameters));
  }

  @Override
  public Optional<LinkCode> lockCode(byte[] hash) {
    return ask(
        "locking a code",
        () ->
            Reads.rows(
                    connection,
                    "SELECT identity_id, expires_at, used_at FROM link_code"
                        + " WHERE code_hash = ? AND community_id = ? FOR UPDATE",
                    statement -> {
                      statement.setBytes(1, hash);
                      statement.setInt(2, community);
                    },
                    row ->
                        new LinkCode(
                            row.getLong(1), Sql.instant(row.getLong(2)), row.getObject(3) != null))
                .stream()
                .findFirst());
  }

  @Override
  public void use(byte[] hash, Instant now) {
    int used =
        change(
            "using a code",
            "UPDATE link_code SET used_at = ? WHERE code_hash = ? AND used_at IS NULL",
            statement -> {
              statement.setLong(1, Sql.micros(now));
              statement.setBytes(2, hash);
            });
    if (used != 1) {
      throw new IllegalStateException("a code that was not locked, or was used");
    }
  }

  @Override
  public List<MemberLink> lockIdentities(SortedSet<Long> identityIds) {
    return ask(
        "locking identities",
        () ->
            Sql.byNumbers(
                connection,
                IDENTITIES + " WHERE id IN (?) ORDER BY id FOR UPDATE",
                identityIds,
                LinkRows::identity));
  }

  @Override
  public List<MemberLink> identitiesOf(Set<Long> memberIds) {
    return ask("reading identities", () -> identitiesOf(connection, memberIds));
  }

  static List<MemberLink> identitiesOf(Connection connection, Set<Long> memberIds)
      throws SQLException {
    return Sql.byNumbers(
        connection,
        IDENTITIES + " WHERE member_id IN (?) ORDER BY id",
        memberIds,
        LinkRows::identity);
  }

  private static MemberLink identity(ResultSet row) throws SQLException {
    return new MemberLink(
        row.getLong(1), new Identity(row.getString(2), row.getString(3)), row.getLong(4));
  }

  @Override
  public int wrongCodes(byte[] key, Instant now) {
    return ask(
        "reading tries",
        () ->
            Reads.rows(
                    connection,
                    "SELECT tries FROM access_try WHERE try_hash = ? AND forgotten_at > ?",
                    statement -> {
                      statement.setBytes(1, key);
                      statement.setLong(2, Sql.micros(now));
                    },
                    row -> row.getInt(1))
                .stream()
                .findFirst()
                .orElse(0));
  }

  @Override
  public void countWrongCode(byte[] key, Instant now, Duration window) {
    long forgotten = Sql.micros(now.plus(window));
    // The number first: MySQL assigns from left to right, and the second would change its question.
    int known =
        change(
            "counting tries",
            "UPDATE access_try SET"
                + " tries = CASE WHEN forgotten_at <= ? THEN 1 ELSE tries + 1 END,"
                + " forgotten_at = CASE WHEN forgotten_at <= ? THEN ? ELSE forgotten_at END"
                + " WHERE try_hash = ?",
            statement -> {
              statement.setLong(1, Sql.micros(now));
              statement.setLong(2, Sql.micros(now));
              statement.setLong(3, forgotten);
              statement.setBytes(4, key);
            });
    if (known == 0) {
      // Where another is as fast, the key fails and the transaction runs again.
      int unused =
          change(
              "counting tries",
              "INSERT INTO access_try (try_hash, tries, forgotten_at) VALUES (?, 1, ?)",
              statement -> {
                statement.setBytes(1, key);
                statement.setLong(2, forgotten);
              });
    }
  }

  @Override
  public void noteLink(long eventId, LinkNote note, Instant now) {
    insert(eventId, note, now);
  }

  private void insert(long eventId, LinkNote note, Instant at) {
    int unused =
        change(
            "noting a link",
            "INSERT INTO identity_link (event_id, community_id, proof, said_by, note, noted_at,"
                + " ended_by, end_note) VALUES (?, ?, ?, ?, ?, ?, '', '')",
            statement -> {
              statement.setLong(1, eventId);
              statement.setInt(2, community);
              statement.setString(3, note.proof().name());
              statement.setString(4, note.by());
              statement.setString(5, note.note());
              statement.setLong(6, Sql.micros(at));
            });
  }

  @Override
  public void noteEnd(long eventId, LinkNote note, Instant now) {
    int known = end(eventId, note, now);
    if (known == 0) {
      IdentityLink ofHost = link(eventId).orElseThrow();
      insert(eventId, ofHost.note(), now);
      int unused = end(eventId, note, now);
    }
  }

  private int end(long eventId, LinkNote note, Instant now) {
    return change(
        "noting the end of a link",
        "UPDATE identity_link SET ended_by = ?, end_note = ?, ended_at = ? WHERE event_id = ?",
        statement -> {
          statement.setString(1, note.by());
          statement.setString(2, note.note());
          statement.setLong(3, Sql.micros(now));
          statement.setLong(4, eventId);
        });
  }

  @Override
  public Optional<IdentityLink> link(long eventId) {
    return ask("reading a link", () -> link(connection, community, eventId));
  }

  static Optional<IdentityLink> link(Connection connection, int community, long eventId)
      throws SQLException {
    return Reads.rows(
            connection,
            LINKS + " WHERE m.event_id = ? AND e.community_id = ?",
            statement -> {
              statement.setLong(1, eventId);
              statement.setInt(2, community);
            },
            LinkRows::read)
        .stream()
        .findFirst();
  }

  static IdentityLink read(ResultSet row) throws SQLException {
    @Nullable String proof = row.getString(10);
    LinkNote note =
        proof == null
            ? new LinkNote(Proof.HOST, "host " + cut(row.getString(18)), "")
            : new LinkNote(Proof.valueOf(proof), row.getString(11), row.getString(12));
    long ended = row.getLong(17);
    boolean isEnded = !row.wasNull();
    return new IdentityLink(
        row.getLong(1),
        new MemberLink(
            row.getLong(2), new Identity(row.getString(3), row.getString(4)), row.getLong(5)),
        new MemberLink(
            row.getLong(6), new Identity(row.getString(7), row.getString(8)), row.getLong(9)),
        note,
        Sql.instant(row.getLong(13)),
        row.getBoolean(14),
        isEnded
            ? new IdentityLink.End(row.getString(15), row.getString(16), Sql.instant(ended))
            : null);
  }

  private static String cut(String source) {
    int most = LinkNote.BY_LENGTH_MAX - "host ".length();
    return source.length() <= most ? source : source.substring(0, most);
  }

  @Override
  public Optional<EventKey> key(long eventId) {
    return ask(
        "reading an event",
        () ->
            Reads.rows(
                    connection,
                    "SELECT e.source, e.external_id FROM event e"
                        + " JOIN merge_link m ON m.event_id = e.id WHERE e.id = ?"
                        + " AND NOT EXISTS (SELECT 1 FROM identity_profile p"
                        + " WHERE p.identity_id IN (m.one_id, m.other_id)"
                        + " AND p.erased_at IS NOT NULL)",
                    statement -> statement.setLong(1, eventId),
                    row -> new EventKey(row.getString(1), row.getString(2)))
                .stream()
                .findFirst());
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.laurels.core.community.Community;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventKey;
import org.laurels.core.event.Redaction;
import org.laurels.core.intake.IntakeUnit.Freed;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.member.Identity;

/** Frees rows of what says who an identity is; whoever calls holds the lock of its member. */
final class ErasureRows {
  private static final int PART = 500;

  private final Connection connection;
  private final RowWriter writer;
  private final Community community;
  private final Instant now;

  ErasureRows(Connection connection, RowWriter writer, Community community, Instant now) {
    this.connection = connection;
    this.writer = writer;
    this.community = community;
    this.now = now;
  }

  Freed free(Set<Long> identityIds) throws SQLException {
    Map<Long, Identity> named = named(identityIds);
    if (named.isEmpty()) {
      return new Freed(Set.of(), Map.of(), Set.of());
    }
    Map<Identity, String> ids = new HashMap<>();
    named.values().forEach(who -> ids.put(who, Redaction.BLANK + "-" + UUID.randomUUID()));
    Redaction redaction = new Redaction(ids, programmes());
    Freed freed = new Events(named.keySet(), redaction).free();
    rename(named, ids);
    freeProfiles(named.keySet(), redaction);
    writer.batch(
        "DELETE FROM web_session WHERE identity_id = ?",
        named.keySet(),
        (row, id) -> row.number(id));
    // A code that is still good would link whoever posts it to somebody erased.
    writer.batch(
        "DELETE FROM link_code WHERE identity_id = ?", named.keySet(), (row, id) -> row.number(id));
    for (long grant : numbers("SELECT id FROM badge_grant WHERE identity_id IN (?)", named)) {
      JdbcCredentialStore.erase(connection, community, grant, now);
    }
    return freed;
  }

  private List<Long> numbers(String sql, Map<Long, Identity> of) throws SQLException {
    return numbers(sql, of.keySet());
  }

  private List<Long> numbers(String sql, Collection<Long> ids) throws SQLException {
    return Sql.byNumbers(connection, sql, ids, row -> row.getLong(1));
  }

  /** Those of these who have not been erased before. */
  private Map<Long, Identity> named(Set<Long> identityIds) throws SQLException {
    Map<Long, Identity> named = new TreeMap<>();
    Sql.byNumbers(
        connection,
        "SELECT i.id, i.host, i.external_id FROM member_identity i"
            + " LEFT JOIN identity_profile p ON p.identity_id = i.id"
            + " WHERE p.erased_at IS NULL AND i.id IN (?)",
        identityIds,
        row -> named.put(row.getLong(1), new Identity(row.getString(2), row.getString(3))));
    return named;
  }

  private List<String> programmes() throws SQLException {
    return Reads.rows(
        connection,
        "SELECT document, extended FROM programme_version WHERE community_id = ?",
        statement -> statement.setInt(1, community.id()),
        row -> row.getString(1) + "\n" + row.getString(2));
  }

  private void rename(Map<Long, Identity> named, Map<Identity, String> ids) throws SQLException {
    writer.batch(
        "UPDATE member_identity SET name_hash = ?, external_id = ? WHERE id = ?",
        named.entrySet(),
        (row, each) -> {
          String id = ids.getOrDefault(each.getValue(), "");
          row.bytes(Sql.nameHash(community.id(), each.getValue().host(), id));
          row.text(id).number(each.getKey());
        });
  }

  /** Kind and teams stay where a programme names them, as a board by team would lose a place. */
  private void freeProfiles(Set<Long> identityIds, Redaction redaction) throws SQLException {
    Map<Long, String[]> known = new TreeMap<>();
    Sql.byNumbers(
        connection,
        "SELECT identity_id, kind, teams FROM identity_profile WHERE identity_id IN (?)",
        identityIds,
        row -> known.put(row.getLong(1), new String[] {row.getString(2), row.getString(3)}));
    writer.batch(
        "UPDATE identity_profile SET name = '', kind = ?, teams = ?, erased_at = ?"
            + " WHERE identity_id = ?",
        known.entrySet(),
        (row, each) ->
            row.text(redaction.group(each.getValue()[0]))
                .text(ProfileRows.joined(redaction.groups(ProfileRows.teams(each.getValue()[1]))))
                .time(now)
                .number(each.getKey()));
    Set<Long> unknown = new TreeSet<>(identityIds);
    unknown.removeAll(known.keySet());
    writer.batch(
        "INSERT INTO identity_profile (identity_id, community_id, name, kind, teams, said_at,"
            + " opted_out, hidden, erased_at) VALUES (?, ?, '', '', '', ?, FALSE, FALSE, ?)",
        unknown,
        (row, id) -> row.number(id).number(community.id()).number(Long.MIN_VALUE).time(now));
  }

  /** The events in which the identities are: done by them, about what they wrote, or a merge. */
  private final class Events {
    private final Set<Long> own;
    private final Redaction redaction;
    private final Set<Long> written = new HashSet<>();
    private final Set<Long> numbers = new TreeSet<>();
    private final Set<Long> items = new TreeSet<>();
    private final Set<Long> involved = new TreeSet<>();
    private final Map<EventKey, EventKey> renamed = new HashMap<>();

    Events(Set<Long> own, Redaction redaction) {
      this.own = own;
      this.redaction = redaction;
    }

    Freed free() throws SQLException {
      written.addAll(numbers("SELECT item_id FROM item_author WHERE identity_id IN (?)", own));
      numbers.addAll(numbers("SELECT id FROM event WHERE actor_id IN (?)", own));
      numbers.addAll(numbers("SELECT id FROM event WHERE item_id IN (?)", written));
      numbers.addAll(numbers("SELECT event_id FROM merge_link WHERE one_id IN (?)", own));
      numbers.addAll(numbers("SELECT event_id FROM merge_link WHERE other_id IN (?)", own));
      items.addAll(written);
      // What takes these back names them; it may be somebody else's.
      numbers.addAll(
          numbers(
              "SELECT u.event_id FROM event e JOIN event_undo u ON u.target_hash = e.event_hash"
                  + " WHERE e.id IN (?)",
              numbers));
      List<Long> all = List.copyOf(numbers);
      for (int from = 0; from < all.size(); from += PART) {
        free(all.subList(from, Math.min(all.size(), from + PART)));
      }
      involved.remove(0L);
      items.remove(0L);
      return new Freed(Set.copyOf(items), Map.copyOf(renamed), Set.copyOf(involved));
    }

    private void free(List<Long> part) throws SQLException {
      List<FoldEvent> events =
          Sql.byNumbers(
              connection,
              "SELECT " + EventRows.COLUMNS + " FROM event e WHERE e.id IN (?)",
              part,
              EventRows::read);
      Map<Long, Long> targets = targets(events);
      Map<Long, Event> changed = new TreeMap<>();
      for (FoldEvent event : events) {
        long target = targets.getOrDefault(event.id(), 0L);
        Event was = event.resolved().event();
        boolean ownTarget =
            target == 0 ? own.contains(event.resolved().actorId()) : numbers.contains(target);
        Event left = redaction.of(was, written.contains(event.resolved().itemId()), ownTarget);
        if (!left.equals(was)) {
          changed.put(event.id(), left);
        }
        if (!left.key().equals(was.key())) {
          note(event, was.key(), left.key());
        }
      }
      writer.batch(
          "UPDATE event SET external_id = ?, payload = ? WHERE id = ?",
          changed.entrySet(),
          (row, each) ->
              row.text(each.getValue().id())
                  .text(EventJson.payload(each.getValue()))
                  .number(each.getKey()));
    }

    private void note(FoldEvent event, EventKey was, EventKey is) {
      renamed.put(was, is);
      items.add(event.resolved().itemId());
      involved.add(event.resolved().actorId());
      involved.add(event.facts().authorId());
      involved.add(event.facts().parentAuthorId());
    }

    /** Which stored event each of these takes back by name. */
    private Map<Long, Long> targets(List<FoldEvent> events) throws SQLException {
      NameHashes<EventKey> hashes =
          new NameHashes<>(community.id(), EventKey::source, EventKey::id);
      Map<Long, EventKey> named = new HashMap<>();
      for (FoldEvent event : events) {
        Event said = event.resolved().event();
        if (said.undoes() != null) {
          named.put(event.id(), new EventKey(said.source(), said.undoes()));
        }
      }
      Map<EventKey, Long> known = new HashMap<>();
      Sql.byHashes(
          connection,
          "SELECT event_hash, id FROM event WHERE event_hash IN (?)",
          hashes.sorted(Set.copyOf(named.values())),
          row -> known.put(hashes.key(row.getBytes(1)), row.getLong(2)));
      Map<Long, Long> targets = new HashMap<>();
      named.forEach((event, key) -> targets.put(event, known.getOrDefault(key, 0L)));
      return targets;
    }
  }
}

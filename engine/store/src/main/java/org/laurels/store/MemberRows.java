// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.laurels.core.board.DayChange;
import org.laurels.core.fold.MemberState;
import org.laurels.core.intake.MemberRow;
import org.laurels.core.intake.MergeLink;
import org.laurels.core.member.Identity;
import org.laurels.core.member.MemberLink;

/** Identities, the members they belong to, and the members' figures. */
final class MemberRows {
  private static final String[] INSERTED = {
    "id", "community_id", "name_hash", "host", "external_id", "member_id"
  };

  private final Connection connection;
  private final RowWriter writer;
  private final int community;
  private final Dialect dialect;
  private final NameHashes<Identity> hashes;
  private final Map<Long, MemberState> locked = new HashMap<>();
  private final Map<Long, byte[]> named = new HashMap<>();

  MemberRows(Connection connection, RowWriter writer, int community, Dialect dialect) {
    this.connection = connection;
    this.writer = writer;
    this.community = community;
    this.dialect = dialect;
    this.hashes = new NameHashes<>(community, Identity::host, Identity::id);
  }

  Map<Identity, MemberLink> find(SortedSet<Identity> identities, LongSupplier numbers)
      throws SQLException {
    List<byte[]> sorted = hashes.sorted(identities);
    Map<Identity, MemberLink> found = new HashMap<>();
    Sql.byHashes(
        connection,
        "SELECT name_hash, id, member_id FROM member_identity WHERE name_hash IN (?)",
        sorted,
        row -> {
          Identity identity = hashes.key(row.getBytes(1));
          named.put(row.getLong(2), row.getBytes(1));
          return found.put(identity, new MemberLink(row.getLong(2), identity, row.getLong(3)));
        });
    List<MemberLink> missing = new ArrayList<>();
    for (byte[] hash : sorted) {
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
    writer.insert(
        dialect.insert("member_identity", INSERTED),
        links,
        (row, link) -> {
          row.number(link.identityId()).number(community).bytes(hashes.of(link.identity()));
          row.text(link.identity().host()).text(link.identity().id()).number(link.memberId());
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
    locked.putAll(states);
    Map<Long, Set<Long>> identities = new HashMap<>();
    Sql.byNumbers(
        connection,
        "SELECT id, member_id, name_hash FROM member_identity WHERE member_id IN (?)",
        memberIds,
        row -> {
          refuseIfFreed(row.getLong(1), row.getBytes(3));
          return identities
              .computeIfAbsent(row.getLong(2), member -> new HashSet<>())
              .add(row.getLong(1));
        });
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

  /** These have other names now, and it was us. */
  void freed(Set<Long> identityIds) {
    named.keySet().removeAll(identityIds);
  }

  /**
   * Whoever was erased after we had found them by name must not get that name back by what we are
   * about to write. Run again, the name is a stranger's.
   */
  private void refuseIfFreed(long identity, byte[] hash) {
    byte[] found = named.get(identity);
    if (found != null && !Arrays.equals(found, hash)) {
      throw new IllegalStateException("identity " + identity + " was erased meanwhile");
    }
  }

  static Map<Long, MemberState> read(Connection connection, Set<Long> memberIds)
      throws SQLException {
    Map<Long, MemberState> states = new HashMap<>();
    Sql.byNumbers(
        connection,
        "SELECT id, state FROM member WHERE id IN (?)",
        memberIds,
        row -> states.put(row.getLong(1), MemberJson.state(row.getString(2))));
    return states;
  }

  void save(Map<Long, MemberState> states) throws SQLException {
    SortedMap<Long, MemberState> moved = new TreeMap<>();
    SortedMap<Long, MemberState> others = new TreeMap<>();
    states.forEach(
        (id, state) -> {
          MemberState before = locked.get(id);
          boolean same =
              before != null
                  && before.rank().equals(state.rank())
                  && Objects.equals(before.honours().rankUntil(), state.honours().rankUntil())
                  && Objects.equals(before.joined(), state.joined());
          (same ? moved : others).put(id, state);
        });
    writer.update(
        UpdateSql.set("member", "id", "state"),
        moved,
        (row, state) -> row.text(MemberJson.state(state)));
    writer.insert(
        dialect.upsert(
            "member", "id", "community_id", "rank_id", "rank_until", "joined_at", "state"),
        others.entrySet(),
        (row, member) -> {
          MemberState state = member.getValue();
          row.number(member.getKey()).number(community).text(state.rank());
          row.timeOrNull(state.honours().rankUntil());
          row.timeOrNull(state.joined()).text(MemberJson.state(state));
        });
  }

  static Set<Long> identitiesOf(Connection connection, Set<Long> memberIds) throws SQLException {
    return new HashSet<>(
        Sql.byNumbers(
            connection,
            "SELECT id FROM member_identity WHERE member_id IN (?)",
            memberIds,
            row -> row.getLong(1)));
  }

  void assign(Map<Long, Long> memberByIdentity) throws SQLException {
    writer.batch(
        "UPDATE member_identity SET member_id = ? WHERE id = ?",
        new TreeMap<>(memberByIdentity).entrySet(),
        (row, link) -> row.number(link.getValue()).number(link.getKey()));
    gone(memberByIdentity);
  }

  private void gone(Map<Long, Long> memberByIdentity) throws SQLException {
    // A member that was merged into another has no figures of its own any more.
    List<Long> gone =
        memberByIdentity.entrySet().stream()
            .filter(link -> !link.getKey().equals(link.getValue()))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    writer.batch("DELETE FROM member WHERE id = ?", gone, (row, id) -> row.number(id.longValue()));
    gone.forEach(locked::remove);
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
    writer.insert(
        dialect.upsert("merge_link", "event_id", "one_id", "other_id", "active"),
        merges,
        (row, merge) ->
            row.number(merge.eventId())
                .number(merge.oneId())
                .number(merge.otherId())
                .flag(merge.active()));
  }

  /** One row a batch, which is gathered and removed with others later. */
  void tellBoards(long id, ZoneId zone, List<DayChange> changes, Set<Long> touched)
      throws SQLException {
    writer.insert(
        dialect.insert("sum_change", "id", "community_id", "changes"),
        List.of(id),
        (row, number) ->
            row.number(number)
                .number(community)
                .bytes(PackedChanges.batch(zone, changes, touched)));
  }

  /** One row a batch, which is spread to the hosts and removed later. */
  void tellHosts(long id, Set<Long> honoured) throws SQLException {
    PackedNumbers.Writer packed = new PackedNumbers.Writer();
    honoured.forEach(packed::number);
    writer.insert(
        dialect.insert("honour_change", "id", "community_id", "members"),
        List.of(id),
        (row, number) -> row.number(number).number(community).bytes(packed.bytes()));
  }
}

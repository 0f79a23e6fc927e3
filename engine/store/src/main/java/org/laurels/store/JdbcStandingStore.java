// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.event.EventKey;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.standing.BadgeHolder;
import org.laurels.core.standing.HeldBadge;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.Page;
import org.laurels.core.standing.StandingStore;
import org.laurels.core.standing.StatementFilter;
import org.laurels.core.standing.StatementLine;

/**
 * Reads by plain SQL. What streams is read in parts by key, each on a connection of its own: a long
 * read then neither holds the database's old rows nor depends on how a driver streams. Entries
 * stream in the order of the events that caused them.
 */
public final class JdbcStandingStore implements StandingStore {
  private static final int PART = 2_000;

  private final Reads reads;

  public JdbcStandingStore(Database database) {
    requireNonNull(database, "database is null");
    this.reads = database.connections().reads();
  }

  @Override
  public List<MemberStanding> find(Community community, @Nullable String host, String externalId) {
    return reads.run(
        connection ->
            MemberReads.byNumber(
                connection, community, MemberReads.named(connection, community, host, externalId)));
  }

  @Override
  public Optional<MemberStanding> member(Community community, long memberId) {
    return reads.run(
        connection ->
            MemberReads.byNumber(connection, community, List.of(memberId)).stream().findFirst());
  }

  @Override
  public List<MemberStanding> members(Community community, Collection<Long> memberIds) {
    return reads.run(connection -> MemberReads.byNumber(connection, community, memberIds));
  }

  @Override
  public Page<MemberStanding> members(Community community, long after, int limit) {
    int rows = rows(limit);
    return reads.run(connection -> MemberReads.page(connection, community, after, rows));
  }

  @Override
  public Page<StatementLine> statement(
      Community community, long memberId, StatementFilter filter, long before, int limit) {
    int rows = rows(limit);
    return reads.run(
        connection -> {
          Set<Long> identities = MemberReads.identities(connection, community, memberId);
          return StatementReads.statement(connection, identities, filter, before, rows);
        });
  }

  private static int rows(int limit) {
    if (limit < 1 || limit > Page.ROWS_MAX) {
      throw new IllegalArgumentException("limit must be 1 to " + Page.ROWS_MAX);
    }
    return limit;
  }

  @Override
  public List<StatementLine> causedBy(Community community, EventKey event) {
    return reads.run(
        connection -> {
          Optional<FoldEvent> stored = EventReads.byKey(connection, community, event);
          return stored.isEmpty()
              ? List.of()
              : StatementReads.causedBy(connection, community, stored.get().id());
        });
  }

  @Override
  public List<HeldBadge> badges(Community community, long memberId) {
    return reads.run(connection -> BadgeReads.ofMember(connection, community, memberId));
  }

  @Override
  public List<BadgeCount> badgeCounts(Community community, long memberId) {
    return reads.run(connection -> BadgeReads.counts(connection, community, memberId));
  }

  @Override
  public Page<BadgeHolder> holders(Community community, String badge, long before, int limit) {
    int rows = rows(limit);
    return reads.run(connection -> HolderReads.holders(connection, community, badge, before, rows));
  }

  @Override
  public Map<String, Long> holderCounts(Community community) {
    return reads.run(connection -> HolderReads.counts(connection, community));
  }

  @Override
  public Optional<FoldEvent> event(Community community, EventKey key) {
    return reads.run(connection -> EventReads.byKey(connection, community, key));
  }

  /** Members with the most of a unit, the most first; among equals the smaller number first. */
  public List<MemberStanding> top(Community community, String unit, int limit) {
    int rows = rows(limit);
    return reads.run(connection -> MemberReads.top(connection, community, unit, rows));
  }

  @Override
  public void eachMember(Community community, Consumer<MemberStanding> sink) {
    Long after = 0L;
    while (after != null) {
      Page<MemberStanding> page = members(community, after, Page.ROWS_MAX);
      page.rows().forEach(sink);
      after = page.next();
    }
  }

  @Override
  public void eachBadge(Community community, Consumer<HeldBadge> sink) {
    long after = 0;
    boolean more = true;
    while (more) {
      long from = after;
      List<HeldBadge> part =
          reads.run(connection -> BadgeReads.after(connection, community, from, PART));
      for (HeldBadge badge : part) {
        sink.accept(badge);
        after = badge.grantId();
      }
      more = part.size() == PART;
    }
  }

  @Override
  public void eachEntry(Community community, Consumer<StatementLine> sink) {
    long event = 0;
    long entry = 0;
    boolean more = true;
    while (more) {
      List<StatementReads.Row> part = entries(community, event, entry);
      for (StatementReads.Row row : part) {
        sink.accept(row.line());
        event = row.eventId();
        entry = row.line().entryId();
      }
      more = part.size() == PART;
      if (!more && event == 0) {
        // What members start with is done; now what events caused.
        event = 1;
        entry = 0;
        more = true;
      }
    }
  }

  private List<StatementReads.Row> entries(Community community, long event, long entry) {
    return reads.run(
        connection ->
            event == 0
                ? StatementReads.starts(connection, community, entry, PART)
                : StatementReads.after(connection, community, event, entry, PART));
  }

  @Override
  public void eachEvent(Community community, String source, Consumer<KnownEvent> sink) {
    long after = 0;
    boolean more = true;
    while (more) {
      long from = after;
      List<EventReads.Row> part =
          reads.run(connection -> EventReads.known(connection, community, source, from, PART));
      for (EventReads.Row row : part) {
        sink.accept(row.event());
        after = row.id();
      }
      more = part.size() == PART;
    }
  }

  @Override
  public void eachEventOf(Community community, long memberId, Consumer<FoldEvent> sink) {
    long after = 0;
    boolean more = true;
    while (more) {
      long from = after;
      List<FoldEvent> part =
          reads.run(
              connection -> {
                Set<Long> own = MemberReads.identities(connection, community, memberId);
                return EventReads.of(connection, own, from, PART);
              });
      for (FoldEvent event : part) {
        sink.accept(event);
        after = event.id();
      }
      more = part.size() == PART;
    }
  }

  @Override
  public Totals totals(Community community) {
    return reads.run(
        connection ->
            new Totals(
                count(connection, community, "event WHERE community_id = ?"),
                count(connection, community, "member WHERE community_id = ?"),
                count(connection, community, "item WHERE community_id = ?"),
                count(
                    connection,
                    community,
                    "ledger_entry e JOIN account a ON a.id = e.to_account"
                        + " WHERE a.kind <> 'tally' AND a.community_id = ?"),
                count(
                    connection,
                    community,
                    "badge_grant WHERE community_id = ? AND revoked_at IS NULL")));
  }

  private static long count(Connection connection, Community community, String from)
      throws SQLException {
    return Reads.rows(
            connection,
            "SELECT COUNT(*) FROM " + from,
            statement -> statement.setInt(1, community.id()),
            row -> row.getLong(1))
        .get(0);
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.standing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.event.EventKey;
import org.laurels.core.item.FoldEvent;

/** Port: reads of what has been written. Thread-safe; each call reads what is committed. */
public interface StandingStore {
  /**
   * Members one of whose identities has this host's own id; of that host, or of any where it is
   * null. Several where two hosts use the same id.
   */
  List<MemberStanding> find(Community community, @Nullable String host, String externalId);

  Optional<MemberStanding> member(Community community, long memberId);

  /** These members, in the order of their numbers; who is none is left out. */
  List<MemberStanding> members(Community community, Collection<Long> memberIds);

  /** Members in the order of their numbers, from after this one. */
  Page<MemberStanding> members(Community community, long after, int limit);

  /**
   * A member's entries, newest first.
   *
   * @param before only entries with smaller numbers; {@link Long#MAX_VALUE} for the first part
   */
  Page<StatementLine> statement(
      Community community, long memberId, StatementFilter filter, long before, int limit);

  /**
   * A member's entries, newest first.
   *
   * @param before only entries with smaller numbers; {@link Long#MAX_VALUE} for the first part
   * @param unit only this unit; null for all
   * @param itemId only entries for this item by its source's id; null for all
   */
  default Page<StatementLine> statement(
      Community community,
      long memberId,
      @Nullable String unit,
      @Nullable String itemId,
      long before,
      int limit) {
    StatementFilter filter = StatementFilter.ALL.withUnit(unit).withItem(itemId);
    return statement(community, memberId, filter, before, limit);
  }

  /** The entries that one event caused, over all members, oldest first. */
  List<StatementLine> causedBy(Community community, EventKey event);

  /** Badges a member holds, newest first. */
  List<HeldBadge> badges(Community community, long memberId);

  /** The same, each badge once and told in short. */
  List<BadgeCount> badgeCounts(Community community, long memberId);

  /**
   * How often a member holds a badge.
   *
   * @param times at least once
   * @param lastGrantId number of one of the grants, the last to be booked
   * @param lastAt when the latest was granted
   */
  record BadgeCount(String badge, long times, long lastGrantId, Instant lastAt) {}

  /**
   * Who holds a badge, the latest first.
   *
   * @param before number of the grant after which the list goes on; {@link Long#MAX_VALUE} for the
   *     first part
   */
  Page<BadgeHolder> holders(Community community, String badge, long before, int limit);

  /** How many members hold each badge, by its id; reads every grant. */
  Map<String, Long> holderCounts(Community community);

  /** A stored event with what it saw. */
  Optional<FoldEvent> event(Community community, EventKey key);

  /** Streams every member without holding them in memory. */
  void eachMember(Community community, Consumer<MemberStanding> sink);

  /** Streams every badge held without holding them in memory. */
  void eachBadge(Community community, Consumer<HeldBadge> sink);

  /** Streams every entry, oldest first, without holding them in memory. */
  void eachEntry(Community community, Consumer<StatementLine> sink);

  /** Streams the events of one source that the engine holds: for a plugin that compares. */
  void eachEvent(Community community, String source, Consumer<KnownEvent> sink);

  /**
   * Streams the events that a member did, or that are about what the member wrote, in the order in
   * which they came, without holding them in memory.
   */
  void eachEventOf(Community community, long memberId, Consumer<FoldEvent> sink);

  /** How much there is of everything. */
  Totals totals(Community community);

  /**
   * An event by what a plugin needs to know of it.
   *
   * @param actor the source's id of who did it; null where it named none
   * @param itemId the source's id of the item; null where it is about none
   * @param withdrawn whether it has been taken back
   * @param hidden whether its item is hidden or deleted now
   */
  record KnownEvent(
      String id,
      String type,
      Instant time,
      @Nullable String actor,
      @Nullable String itemId,
      boolean withdrawn,
      boolean hidden) {}

  /** Numbers of rows. */
  record Totals(long events, long members, long items, long entries, long badges) {}
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.laurels.core.badge.BadgeGrant;
import org.laurels.core.badge.BadgeKey;
import org.laurels.core.event.BadgeByHand;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventOrder;
import org.laurels.core.fold.FoldListener;
import org.laurels.core.fold.FoldResult;
import org.laurels.core.fold.MemberFold;
import org.laurels.core.fold.MemberIdentities;
import org.laurels.core.fold.MemberState;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.ledger.Entry;
import org.laurels.core.ledger.LineKey;
import org.laurels.core.ledger.Settlement;
import org.laurels.core.programme.Programmes;
import org.laurels.core.rule.Role;

/**
 * Runs the second half of the fold for every member that a batch touches. A member whose new events
 * come in order goes on from their figures; one whose past has changed is folded from the
 * beginning, and the difference to what is booked becomes correction entries.
 */
final class MemberStage {
  /** About how many events of whole timelines are in memory at once. */
  private static final long EVENTS_AT_ONCE = 20_000;

  private final IntakeUnit unit;
  private final Programmes programmes;
  private final Instant now;
  private final Settlement settlement;
  private final Map<Long, Long> memberByIdentity;
  private final SortedMap<Long, List<FoldEvent>> freshByMember = new TreeMap<>();
  private final Set<Long> pastChanged = new HashSet<>();
  private final Map<Long, FoldEvent> overlay = new HashMap<>();
  private final SortedMap<Long, MemberRow> locked = new TreeMap<>();
  private final Map<Long, Set<BadgeKey>> heldForItems = new HashMap<>();

  final Map<Long, MemberState> states = new TreeMap<>();
  final List<Entry> entries = new ArrayList<>();
  final List<BadgeGrant> granted = new ArrayList<>();
  final List<BadgeGrant> revoked = new ArrayList<>();

  /** How many booked entries were compared. */
  long bookedSeen;

  /**
   * @param memberByIdentity what is known of members already; more is looked up as needed
   */
  MemberStage(
      IntakeUnit unit, Programmes programmes, Instant now, Map<Long, Long> memberByIdentity) {
    this.unit = unit;
    this.programmes = programmes;
    this.now = now;
    this.settlement = new Settlement(unit::nextId, now);
    this.memberByIdentity = memberByIdentity;
  }

  /** New events, in order. */
  void fresh(Collection<FoldEvent> events) {
    learnMembers(events);
    for (FoldEvent event : events) {
      overlay.put(event.id(), event);
      for (long member : membersIn(event)) {
        freshByMember.computeIfAbsent(member, m -> new ArrayList<>()).add(event);
      }
    }
  }

  /** Stored events that changed: everyone who was or is involved has another past now. */
  void changed(Collection<FoldEvent> before, Collection<FoldEvent> after) {
    learnMembers(before);
    learnMembers(after);
    before.forEach(event -> pastChanged.addAll(membersIn(event)));
    for (FoldEvent event : after) {
      overlay.put(event.id(), event);
      pastChanged.addAll(membersIn(event));
    }
  }

  /** Members to be folded from the beginning whatever the events say. */
  void again(Collection<Long> members) {
    pastChanged.addAll(members);
  }

  private Set<Long> membersIn(FoldEvent event) {
    Set<Long> members = new HashSet<>(3);
    for (long identity : identitiesIn(event)) {
      if (identity != 0) {
        members.add(requireNonNull(memberByIdentity.get(identity), "identity has no member"));
      }
    }
    return members;
  }

  /** Identities on whose timeline the event is; the parent's author only if it may concern them. */
  private long[] identitiesIn(FoldEvent event) {
    long actor = event.resolved().actorId();
    long author = event.facts().authorId();
    long parentAuthor = event.facts().parentAuthorId();
    Event said = event.resolved().event();
    return parentAuthor != 0 && programmes.concern(Role.PARENT_AUTHOR, said.type(), said.time())
        ? new long[] {actor, author, parentAuthor}
        : new long[] {actor, author};
  }

  private boolean involves(FoldEvent event, Set<Long> identities) {
    for (long identity : identitiesIn(event)) {
      if (identity != 0 && identities.contains(identity)) {
        return true;
      }
    }
    return false;
  }

  private void learnMembers(Collection<FoldEvent> events) {
    Set<Long> unknown = new TreeSet<>();
    for (FoldEvent event : events) {
      // A condition may compare any of the three.
      unknown.add(event.resolved().actorId());
      unknown.add(event.facts().authorId());
      unknown.add(event.facts().parentAuthorId());
    }
    unknown.remove(0L);
    unknown.removeAll(memberByIdentity.keySet());
    if (!unknown.isEmpty()) {
      memberByIdentity.putAll(unit.membersOf(unknown));
    }
  }

  /** Locks the members and reads what going on from their figures needs. */
  void lock() {
    SortedSet<Long> members = new TreeSet<>(freshByMember.keySet());
    members.addAll(pastChanged);
    if (members.isEmpty()) {
      return;
    }
    locked.putAll(unit.lockMembers(members));
    refuseWhereRegrouped();
    Set<Long> items = new HashSet<>();
    freshByMember.values().forEach(l -> l.forEach(e -> items.add(e.resolved().itemId())));
    items.remove(0L);
    if (!items.isEmpty()) {
      for (BadgeGrant grant : unit.grantsFor(items)) {
        heldForItems
            .computeIfAbsent(grant.identityId(), identity -> new HashSet<>())
            .add(grant.key());
      }
    }
  }

  /**
   * Whose identity went to another member after we had looked it up, and before the lock, would be
   * folded as somebody who is not concerned. Run again, the identity is found where it is.
   */
  private void refuseWhereRegrouped() {
    for (FoldEvent event : overlay.values()) {
      for (long identity : identitiesIn(event)) {
        MemberRow row = identity == 0 ? null : locked.get(memberOf(identity));
        if (identity != 0 && (row == null || !row.identities().contains(identity))) {
          throw new IllegalStateException("identity " + identity + " was regrouped meanwhile");
        }
      }
    }
  }

  /** Folds the locked members. */
  void run() {
    List<MemberRow> whole = new ArrayList<>();
    long events = 0;
    for (MemberRow row : locked.values()) {
      List<FoldEvent> news = freshByMember.getOrDefault(row.memberId(), List.of());
      if (pastChanged.contains(row.memberId()) || !isInOrder(news, row.state())) {
        whole.add(row);
        events += row.state().eventsSeen();
        if (events > EVENTS_AT_ONCE) {
          foldWhole(whole);
          whole.clear();
          events = 0;
        }
      } else {
        Set<BadgeKey> held = new HashSet<>();
        row.identities().forEach(i -> held.addAll(heldForItems.getOrDefault(i, Set.of())));
        goOn(row, news, held);
      }
    }
    foldWhole(whole);
  }

  private static boolean isInOrder(List<FoldEvent> news, MemberState state) {
    EventOrder last = state.lastOrder();
    for (FoldEvent event : news) {
      EventOrder order = event.resolved().event().order();
      if (BadgeByHand.isToldBy(event.resolved().event())
          || !event.toggles().isEmpty()
          || (last != null && !order.isAfter(last))) {
        return false;
      }
      last = order;
    }
    return true;
  }

  private void goOn(MemberRow row, List<FoldEvent> news, Set<BadgeKey> heldForItems) {
    FoldResult result =
        MemberFold.further(
            programmes,
            new MemberIdentities(row.identities(), this::memberOf),
            row.state(),
            heldForItems,
            news,
            now);
    entries.addAll(settlement.book(result.lines()));
    granted.addAll(result.grants());
    states.put(row.memberId(), result.state());
  }

  /** Locked members whose rank or badges are others now. */
  Set<Long> honoured() {
    Set<Long> honoured = new TreeSet<>();
    states.forEach(
        (member, state) -> {
          MemberRow before = locked.get(member);
          if (before == null || !before.state().rank().equals(state.rank())) {
            honoured.add(member);
          }
        });
    granted.forEach(grant -> honoured.add(memberOf(grant.identityId())));
    revoked.forEach(grant -> honoured.add(memberOf(grant.identityId())));
    return honoured;
  }

  /** Which member each identity belongs to, as far as it is known. */
  Map<Long, Long> membersByIdentity() {
    Map<Long, Long> members = new HashMap<>(memberByIdentity);
    locked.values().forEach(row -> row.identities().forEach(i -> members.put(i, row.memberId())));
    return members;
  }

  private long memberOf(long identity) {
    return memberByIdentity.getOrDefault(identity, identity);
  }

  /**
   * Folds these from the beginning; what that needs of the past is read for all of them at once.
   */
  private void foldWhole(List<MemberRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    Set<Long> identities = new TreeSet<>();
    Map<Long, Long> memberOfIdentity = new HashMap<>();
    for (MemberRow row : rows) {
      identities.addAll(row.identities());
      row.identities().forEach(identity -> memberOfIdentity.put(identity, row.memberId()));
    }
    Map<Long, Map<Long, FoldEvent>> timelines = timelines(identities, memberOfIdentity);
    Map<Long, List<Entry>> booked = new HashMap<>();
    for (Entry entry : unit.entriesOf(identities)) {
      long member = requireNonNull(memberOfIdentity.get(entry.key().identityId()));
      booked.computeIfAbsent(member, m -> new ArrayList<>()).add(entry);
    }
    Map<Long, List<BadgeGrant>> grants = new HashMap<>();
    for (BadgeGrant grant : unit.grantsOf(identities)) {
      long member = requireNonNull(memberOfIdentity.get(grant.identityId()));
      grants.computeIfAbsent(member, m -> new ArrayList<>()).add(grant);
    }
    for (MemberRow row : rows) {
      long member = row.memberId();
      FoldResult result =
          MemberFold.whole(
              programmes,
              new MemberIdentities(row.identities(), this::memberOf),
              timelines.getOrDefault(member, Map.of()).values(),
              FoldListener.NONE,
              now);
      settle(
          member,
          result,
          booked.getOrDefault(member, List.of()),
          grants.getOrDefault(member, List.of()));
    }
  }

  /** All events of these identities, new ones included, by member and number. */
  private Map<Long, Map<Long, FoldEvent>> timelines(
      Set<Long> identities, Map<Long, Long> memberOfIdentity) {
    Map<Long, FoldEvent> all = new HashMap<>();
    unit.eventsOf(identities).forEach(event -> all.put(event.id(), event));
    all.putAll(overlay);
    learnMembers(all.values());
    Map<Long, Map<Long, FoldEvent>> timelines = new HashMap<>();
    for (FoldEvent event : all.values()) {
      for (long identity : identitiesIn(event)) {
        Long member = memberOfIdentity.get(identity);
        if (member != null) {
          timelines.computeIfAbsent(member, m -> new HashMap<>()).put(event.id(), event);
        }
      }
    }
    return timelines;
  }

  private void settle(
      long member, FoldResult result, List<Entry> booked, List<BadgeGrant> grantsBefore) {
    bookedSeen += booked.size();
    entries.addAll(settlement.correct(result.lines(), booked, MemberStage::isFolded));
    List<BadgeGrant> standing = new ArrayList<>(grantsBefore);
    for (BadgeGrant grant : result.grants()) {
      if (!standing.removeIf(before -> isSame(before, grant))) {
        granted.add(grant);
      }
    }
    revoked.addAll(standing);
    states.put(member, result.state());
  }

  /** A later version that would grant the same for the same evidence changes nothing. */
  private static boolean isSame(BadgeGrant one, BadgeGrant other) {
    return one.key().equals(other.key())
        && one.identityId() == other.identityId()
        && one.eventId() == other.eventId();
  }

  FoldResult whole(Set<Long> identities, FoldListener listener) {
    Map<Long, FoldEvent> timeline = new HashMap<>();
    unit.eventsOf(identities).forEach(event -> timeline.put(event.id(), event));
    timeline.putAll(overlay);
    timeline.values().removeIf(event -> !involves(event, identities));
    learnMembers(timeline.values());
    return MemberFold.whole(
        programmes,
        new MemberIdentities(identities, this::memberOf),
        timeline.values(),
        listener,
        now);
  }

  /** Whether entries of this key come from the fold; people's and payments' entries do not. */
  static boolean isFolded(LineKey key) {
    return switch (key.reason()) {
      case START, AWARD, LIMIT, FLOOR -> true;
      case REVERSAL, ADJUSTMENT, EXPIRY, HOLD, CAPTURE, RELEASE -> false;
    };
  }
}

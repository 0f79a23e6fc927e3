// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventTypes;
import org.laurels.core.event.Merge;
import org.laurels.core.member.Identity;
import org.laurels.core.programme.Programmes;
import org.laurels.core.standing.HeldBadge;
import org.laurels.core.standing.MemberStanding;

/**
 * What a history comes to, worked out in the plainest way: everything at once, nothing kept,
 * nothing shared with the engine but the events and the programme. Slow, and meant to be.
 */
public final class ReferenceModel {
  private final List<MemberModel> members = new ArrayList<>();
  private final Instant now;

  /** For programmes in which no rank lapses. */
  public ReferenceModel(Programmes programmes, Collection<Event> history) {
    this(programmes, history, Instant.MAX);
  }

  /**
   * @param history all events, in any order, however often each
   * @param now when somebody looks at what came of it
   */
  public ReferenceModel(Programmes programmes, Collection<Event> history, Instant now) {
    this.now = now;
    List<Happening> happenings = new HistoryModel(history).happenings;
    Map<Identity, Identity> memberOf = new TreeMap<>();
    happenings.forEach(h -> name(h.event, memberOf));
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Happening h : happenings) {
        if (h.is(EventTypes.MEMBER_MERGED) && !h.withdrawn) {
          changed |= join(Merge.of(h.event), memberOf);
        }
      }
    }
    Map<Identity, Set<Identity>> groups = new TreeMap<>();
    memberOf.forEach(
        (identity, member) -> groups.computeIfAbsent(member, m -> new TreeSet<>()).add(identity));
    for (Set<Identity> group : groups.values()) {
      members.add(
          new MemberModel(programmes, group, id -> memberOf.getOrDefault(id, id), happenings));
    }
  }

  private static void name(Event event, Map<Identity, Identity> memberOf) {
    List<Identity> named = new ArrayList<>();
    if (event.actorIdentity() != null) {
      named.add(event.actorIdentity());
    }
    if (event.item() != null && event.item().author() != null) {
      named.add(new Identity(event.host(), event.item().author()));
    }
    if (event.type().equals(EventTypes.MEMBER_MERGED)) {
      named.add(Merge.of(event).other());
    }
    named.forEach(identity -> memberOf.put(identity, identity));
  }

  private static boolean join(Merge merge, Map<Identity, Identity> memberOf) {
    Identity one = memberOf.getOrDefault(merge.one(), merge.one());
    Identity other = memberOf.getOrDefault(merge.other(), merge.other());
    if (one.equals(other)) {
      return false;
    }
    memberOf.replaceAll((identity, member) -> member.equals(other) ? one : member);
    return true;
  }

  /** Asserts that the books say the same. */
  public void check(Books books) {
    assertThat(texts(books.live().stream().map(LiveLine::of).toList()))
        .as("live lines")
        .isEqualTo(texts(members.stream().flatMap(m -> m.lines().stream()).toList()));
    assertThat(texts(books.badges().stream().map(ReferenceModel::held).toList()))
        .as("badges")
        .isEqualTo(texts(members.stream().flatMap(m -> m.badges.held.values().stream()).toList()));
    assertThat(texts(books.members().stream().map(ReferenceModel::standing).toList()))
        .as("standings")
        .isEqualTo(texts(members.stream().map(this::standing).toList()));
  }

  private static List<String> texts(List<?> rows) {
    return rows.stream().map(String::valueOf).sorted().toList();
  }

  private static BadgeModel.Held held(HeldBadge badge) {
    String item = badge.itemId() == null ? "" : badge.itemId();
    String event = badge.eventSource() + "#" + badge.eventId();
    return new BadgeModel.Held(badge.badge(), badge.identity(), item, event);
  }

  private static List<Object> standing(MemberStanding member) {
    return List.of(
        new TreeSet<>(member.identities()),
        Books.withoutZeros(member.balances()),
        member.rank(),
        String.valueOf(member.joined()));
  }

  private List<Object> standing(MemberModel member) {
    return List.of(
        member.identities,
        Books.withoutZeros(member.balances()),
        member.rankFor(now),
        String.valueOf(member.joined));
  }
}

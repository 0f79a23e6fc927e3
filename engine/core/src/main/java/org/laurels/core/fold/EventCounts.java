// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.fold;

import java.util.HashMap;
import java.util.Map;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.rule.Role;

/** How many live events of each type a member has. */
final class EventCounts {
  private final MemberIdentities member;
  private final Map<String, Long> counts;
  private final Map<String, Long> did;
  private final Map<Long, Boolean> counted = new HashMap<>();

  EventCounts(MemberIdentities member, MemberState state) {
    this.member = member;
    this.counts = new HashMap<>(state.counts());
    this.did = new HashMap<>(state.did());
  }

  /** From now on the event counts, or ceases to. */
  void set(FoldEvent event, boolean live) {
    Boolean before = counted.put(event.id(), live);
    if (Boolean.TRUE.equals(before) == live) {
      return;
    }
    long change = live ? 1 : -1;
    String type = event.resolved().event().type();
    if (member.is(event.facts().authorId() == 0 ? Role.ACTOR : Role.ITEM_AUTHOR, event)) {
      counts.merge(type, change, Long::sum);
    }
    if (member.is(Role.ACTOR, event)) {
      did.merge(type, change, Long::sum);
    }
  }

  long count(String type) {
    return counts.getOrDefault(type, 0L);
  }

  long did(String type) {
    return did.getOrDefault(type, 0L);
  }

  Map<String, Long> counts() {
    return withoutZeros(counts);
  }

  Map<String, Long> did() {
    return withoutZeros(did);
  }

  private static Map<String, Long> withoutZeros(Map<String, Long> counts) {
    Map<String, Long> kept = new HashMap<>(counts);
    kept.values().removeIf(count -> count == 0);
    return Map.copyOf(kept);
  }
}

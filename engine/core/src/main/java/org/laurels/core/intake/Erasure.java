// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.laurels.core.community.Community;
import org.laurels.core.fold.MemberState;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.item.ItemState;
import org.laurels.core.item.ResolvedEvent;
import org.laurels.core.item.ThreadFold;

/**
 * Frees everything that is stored of what says who a member was, in one transaction. The books, the
 * badges and everybody's figures stay as they are: they are numbers, and nobody's name. What was
 * derived from the events is derived again from what is left of them, by the same fold.
 */
public final class Erasure {
  private static final int PART = 200;

  private final IntakeStore store;

  public Erasure(IntakeStore store) {
    this.store = requireNonNull(store, "store is null");
  }

  /**
   * Erases a member with all identities. Once more changes nothing.
   *
   * @param memberId a member of this community
   * @return whether there is such a member
   */
  public boolean erase(Community community, long memberId) {
    return store.write(community, unit -> of(unit, memberId));
  }

  static boolean of(IntakeUnit unit, long memberId) {
    if (unit.identitiesOf(Set.of(memberId)).isEmpty()) {
      return false;
    }
    unit.lockMembers(new TreeSet<>(Set.of(memberId)));
    // Read again under the lock: a merge may have come in between.
    IntakeUnit.Freed freed = unit.free(unit.identitiesOf(Set.of(memberId)));
    List<Long> items = List.copyOf(new TreeSet<>(freed.items()));
    for (int from = 0; from < items.size(); from += PART) {
      foldAgain(unit, new TreeSet<>(items.subList(from, Math.min(items.size(), from + PART))));
    }
    if (!freed.renamed().isEmpty()) {
      rename(unit, freed);
    }
    unit.tellHosts(Set.of(memberId));
    return true;
  }

  private static void foldAgain(IntakeUnit unit, SortedSet<Long> items) {
    Map<Long, ItemState> states = unit.lockThreads(items);
    Map<Long, FoldEvent> stored = ThreadStage.stored(unit, states.keySet(), List.of());
    List<ResolvedEvent> ordered = new ArrayList<>();
    stored.values().forEach(event -> ordered.add(event.resolved()));
    ordered.sort(Comparator.comparing(event -> event.event().order()));
    ThreadFold fold = new ThreadFold();
    ordered.forEach(fold::apply);
    unit.changeEvents(
        fold.folded().stream().filter(event -> !event.equals(stored.get(event.id()))).toList());
    unit.saveItems(
        fold.states().stream().filter(state -> !state.equals(states.get(state.id()))).toList());
  }

  /** The last event of somebody's timeline may be called otherwise now. */
  private static void rename(IntakeUnit unit, IntakeUnit.Freed freed) {
    SortedSet<Long> members = new TreeSet<>(unit.membersOf(freed.involved()).values());
    Map<Long, MemberState> renamed = new TreeMap<>();
    unit.lockMembers(members)
        .forEach(
            (member, row) -> {
              MemberState state = row.state().renaming(freed.renamed());
              if (!state.equals(row.state())) {
                renamed.put(member, state);
              }
            });
    if (!renamed.isEmpty()) {
      unit.saveMembers(renamed);
    }
  }
}

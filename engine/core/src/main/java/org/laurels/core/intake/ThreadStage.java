// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventKey;
import org.laurels.core.event.EventTypes;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.item.ItemState;
import org.laurels.core.item.ResolvedEvent;
import org.laurels.core.item.ThreadFold;

/**
 * Runs the first half of the fold over the threads that a batch touches. Events that come in order
 * and take nothing back go on from where their items stand; all others have their whole thread
 * folded again.
 */
final class ThreadStage {
  private final IntakeUnit unit;

  /** The new events, folded. */
  final Map<Long, FoldEvent> fresh = new LinkedHashMap<>();

  /** Stored events that now saw something else or have been switched. */
  final Map<Long, FoldEvent> changed = new LinkedHashMap<>();

  /** What the changed ones were before. */
  final List<FoldEvent> before = new ArrayList<>();

  final List<ItemState> items = new ArrayList<>();

  ThreadStage(IntakeUnit unit) {
    this.unit = unit;
  }

  void run(List<ResolvedEvent> events) {
    SortedSet<Long> itemIds = new TreeSet<>();
    for (ResolvedEvent event : events) {
      if (event.itemId() != 0) {
        itemIds.add(event.itemId());
        if (event.parentId() != 0) {
          itemIds.add(event.parentId());
        }
      }
    }
    Map<Long, ItemState> states = itemIds.isEmpty() ? Map.of() : unit.lockItems(itemIds);
    Set<ResolvedEvent> involved = involved(events, states);
    if (involved.isEmpty()) {
      goOn(events, states);
      return;
    }
    SortedSet<Long> seeds = new TreeSet<>();
    List<EventKey> named = new ArrayList<>();
    seeds(involved, seeds, named);
    SortedSet<Long> reached = reached(events, seeds);
    Map<Long, ItemState> threads = Map.of();
    while (!threads.keySet().containsAll(reached)) {
      threads = unit.lockThreads(reached);
      reached = reached(events, threads.keySet());
    }
    List<ResolvedEvent> plain = new ArrayList<>();
    List<ResolvedEvent> again = new ArrayList<>();
    for (ResolvedEvent event : events) {
      boolean whole = involved.contains(event) || reached.contains(event.itemId());
      (whole ? again : plain).add(event);
    }
    foldAgain(again, reached, threads, named);
    goOn(plain, states);
  }

  /** Events of the batch that cannot be folded without their thread's past. */
  private Set<ResolvedEvent> involved(List<ResolvedEvent> events, Map<Long, ItemState> states) {
    Set<ResolvedEvent> involved = new HashSet<>();
    List<EventKey> keys = new ArrayList<>(events.size());
    Map<Voter, ResolvedEvent> voters = new HashMap<>();
    Set<Long> accepted = new HashSet<>();
    Set<EventKey> undone = new HashSet<>();
    Map<Long, Set<Long>> parents = new HashMap<>();
    for (ResolvedEvent resolved : events) {
      if (resolved.parentId() != 0) {
        parents.computeIfAbsent(resolved.itemId(), i -> new HashSet<>()).add(resolved.parentId());
      }
      String undoes = resolved.event().undoes();
      if (undoes != null) {
        undone.add(new EventKey(resolved.event().source(), undoes));
      }
    }
    for (ResolvedEvent resolved : events) {
      Event event = resolved.event();
      keys.add(event.key());
      boolean plain =
          ThreadFold.isPlain(event)
              && !undone.contains(event.key())
              && !isLate(resolved, states)
              && !isMoved(resolved, states);
      if (event.type().equals(EventTypes.SOLUTION_ACCEPTED)) {
        plain &= !isSolved(resolved, states, parents, accepted);
      }
      if (event.type().equals(EventTypes.VOTE_CAST) && resolved.actorId() != 0) {
        ResolvedEvent other =
            voters.put(new Voter(resolved.itemId(), resolved.actorId()), resolved);
        plain &= other == null;
      }
      if (!plain) {
        involved.add(resolved);
      }
    }
    for (Voter voter : voters.isEmpty() ? Set.<Voter>of() : unit.votedBefore(voters.keySet())) {
      involved.add(requireNonNull(voters.get(voter)));
    }
    Set<EventKey> awaited = unit.awaited(keys);
    if (!awaited.isEmpty()) {
      events.stream().filter(e -> awaited.contains(e.event().key())).forEach(involved::add);
    }
    return involved;
  }

  private static boolean isLate(ResolvedEvent resolved, Map<Long, ItemState> states) {
    ItemState item = states.get(resolved.itemId());
    return isBehind(resolved, item)
        || isBehind(resolved, states.get(resolved.parentId()))
        || (item != null && isBehind(resolved, states.get(item.facts().parentId())));
  }

  private static boolean isBehind(ResolvedEvent resolved, @Nullable ItemState item) {
    // An event of the very moment of the last one may change what that one saw of its rivals.
    return item != null
        && item.lastOrder() != null
        && !resolved.event().time().isAfter(item.lastOrder().time());
  }

  /** Whether the event hangs a known item on another parent, or makes something else of it. */
  private static boolean isMoved(ResolvedEvent resolved, Map<Long, ItemState> states) {
    ItemState item = states.get(resolved.itemId());
    if (item == null || item.lastOrder() == null || resolved.event().item() == null) {
      return false;
    }
    String kind = resolved.event().item().kind();
    return (resolved.parentId() != 0 && resolved.parentId() != item.facts().parentId())
        || (kind != null && !kind.equals(item.facts().kind()));
  }

  private static boolean isSolved(
      ResolvedEvent resolved,
      Map<Long, ItemState> states,
      Map<Long, Set<Long>> parentsInBatch,
      Set<Long> acceptedInBatch) {
    long answerId = resolved.itemId();
    Set<Long> questions = new HashSet<>(parentsInBatch.getOrDefault(answerId, Set.of()));
    ItemState answer = states.get(answerId);
    boolean solved = !acceptedInBatch.add(answerId);
    if (answer != null) {
      solved |= answer.figures().accepted();
      questions.add(answer.facts().parentId());
    }
    questions.remove(0L);
    for (long questionId : questions) {
      ItemState question = states.get(questionId);
      solved |= question != null && question.figures().acceptedAnswerId() != 0;
      solved |= !acceptedInBatch.add(questionId);
    }
    return solved;
  }

  private void seeds(Set<ResolvedEvent> involved, Set<Long> seeds, List<EventKey> named) {
    List<EventKey> targets = new ArrayList<>();
    for (ResolvedEvent event : involved) {
      if (event.itemId() != 0) {
        seeds.add(event.itemId());
      }
      if (event.parentId() != 0) {
        seeds.add(event.parentId());
      }
      String undoes = event.event().undoes();
      if (undoes != null) {
        targets.add(new EventKey(event.event().source(), undoes));
      }
      named.add(event.event().key());
    }
    if (!targets.isEmpty()) {
      seeds.addAll(unit.itemsOf(targets).values());
      named.addAll(targets);
    }
  }

  /** Items of the threads, and those that this batch hangs onto them. */
  private static SortedSet<Long> reached(List<ResolvedEvent> events, Collection<Long> threads) {
    SortedSet<Long> reached = new TreeSet<>(threads);
    boolean grown = true;
    while (grown) {
      grown = false;
      for (ResolvedEvent event : events) {
        if (event.itemId() != 0 && event.parentId() != 0) {
          if (reached.contains(event.itemId()) || reached.contains(event.parentId())) {
            grown |= reached.add(event.itemId());
            grown |= reached.add(event.parentId());
          }
        }
      }
    }
    return reached;
  }

  /**
   * The stored events of whole threads and of these names, and all that take any of them back. One
   * on another item takes nothing back here, and its own thread is not at hand.
   */
  static Map<Long, FoldEvent> stored(
      IntakeUnit unit, Set<Long> itemIds, Collection<EventKey> named) {
    Map<Long, FoldEvent> stored = new HashMap<>();
    List<FoldEvent> found =
        itemIds.isEmpty() ? new ArrayList<>() : new ArrayList<>(unit.eventsOn(itemIds));
    if (!named.isEmpty()) {
      found.addAll(unit.eventsNamed(named));
    }
    while (!found.isEmpty()) {
      List<EventKey> further = new ArrayList<>();
      for (FoldEvent event : found) {
        long itemId = event.resolved().itemId();
        boolean here = itemId == 0 || itemIds.contains(itemId);
        if (here && stored.put(event.id(), event) == null && itemId == 0) {
          further.add(event.resolved().event().key());
        }
      }
      found = further.isEmpty() ? List.of() : unit.eventsNamed(further);
    }
    return stored;
  }

  private void foldAgain(
      List<ResolvedEvent> again,
      Set<Long> reached,
      Map<Long, ItemState> threads,
      List<EventKey> named) {
    Map<Long, FoldEvent> stored = stored(unit, reached, named);
    List<ResolvedEvent> all = new ArrayList<>(again);
    stored.values().forEach(event -> all.add(event.resolved()));
    all.sort(Comparator.comparing(event -> event.event().order()));
    ThreadFold fold = new ThreadFold();
    all.forEach(fold::apply);
    for (ResolvedEvent event : again) {
      fresh.put(event.id(), fold.folded(event.id()));
    }
    for (FoldEvent old : stored.values()) {
      FoldEvent now = fold.folded(old.id());
      if (!now.facts().equals(old.facts()) || !now.toggles().equals(old.toggles())) {
        changed.put(now.id(), now);
        before.add(old);
      }
    }
    for (ItemState state : fold.states()) {
      if (!state.equals(threads.get(state.id()))) {
        items.add(state);
      }
    }
  }

  private void goOn(List<ResolvedEvent> plain, Map<Long, ItemState> states) {
    if (plain.isEmpty()) {
      return;
    }
    ThreadFold fold = new ThreadFold(states.values());
    plain.forEach(fold::apply);
    for (ResolvedEvent event : plain) {
      fresh.put(event.id(), fold.folded(event.id()));
    }
    for (ItemState state : fold.states()) {
      if (!state.equals(states.get(state.id()))) {
        items.add(state);
      }
    }
  }
}

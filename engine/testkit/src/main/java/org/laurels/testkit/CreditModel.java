// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.laurels.core.wallet.Balance;
import org.laurels.core.wallet.Wallet;

/**
 * What wallets must come to, said once more and plainly: lists that are walked, nothing that is
 * locked or summed up beforehand. People are called by their hosts' names, in the order in which
 * the engine numbers them.
 */
final class CreditModel {
  static final Duration VESTING = Duration.ofDays(2);
  static final Duration LIFE = Duration.ofDays(10);
  static final Duration GRACE = Duration.ofDays(3);

  /** Credits that came at once. */
  private static final class Heap {
    final int number;
    final String owner;
    final String event;
    long left;
    boolean usable;
    Instant vests;
    Instant ends;

    Heap(int number, String owner, String event, long left, Instant now) {
      this.number = number;
      this.owner = owner;
      this.event = event;
      this.left = left;
      this.vests = now.plus(VESTING);
      this.ends = vests.plus(LIFE);
    }
  }

  /** So much of a heap, set aside. */
  private record Slice(Heap heap, long amount) {}

  private final List<Heap> heaps = new ArrayList<>();
  private final SortedSet<String> people = new TreeSet<>();
  private final Map<String, Long> debts = new HashMap<>();
  private final Map<String, List<Slice>> held = new TreeMap<>();
  private final Map<String, List<Slice>> spent = new TreeMap<>();
  private final List<String[]> merges = new ArrayList<>();

  void join(String person) {
    people.add(person);
    debts.put(person, 0L);
  }

  /** Everybody who is one member with this one. */
  SortedSet<String> member(String person) {
    SortedSet<String> all = new TreeSet<>(List.of(person));
    boolean grown = true;
    while (grown) {
      grown = false;
      for (String[] merge : merges) {
        if (all.contains(merge[0]) || all.contains(merge[1])) {
          grown |= all.addAll(List.of(merge));
        }
      }
    }
    return all;
  }

  String[] merge(String one, String other) {
    String[] merge = {one, other};
    merges.add(merge);
    return merge;
  }

  void split(String[] merge) {
    merges.remove(merge);
  }

  void award(String person, String event, long amount, Instant now) {
    heaps.add(new Heap(heaps.size(), person, event, amount, now));
  }

  void give(String person, long amount, Instant now) {
    Heap heap = new Heap(heaps.size(), person, "given", amount, now);
    heap.usable = true;
    heap.ends = now.plus(LIFE);
    heaps.add(heap);
  }

  /** Gets credits for a bounty: they vest at once, less a half that goes to what is owed. */
  void receive(String person, long amount, Instant now) {
    Heap heap = new Heap(heaps.size(), member(person).first(), "bounty", amount, now);
    heap.vests = now;
    heap.ends = now.plus(LIFE);
    heaps.add(heap);
    vest(person, now);
  }

  /** Whether any of these had some of it that is set aside. */
  boolean holds(String cause, SortedSet<String> owners) {
    return held.getOrDefault(cause, List.of()).stream()
        .anyMatch(slice -> owners.contains(slice.heap().owner));
  }

  private long debt(String person) {
    return debts.getOrDefault(person, 0L);
  }

  private List<Heap> heaps(Predicate<Heap> which) {
    return heaps.stream()
        .filter(heap -> heap.left > 0)
        .filter(which)
        .sorted(Comparator.<Heap, Instant>comparing(h -> h.ends).thenComparing(h -> h.number))
        .toList();
  }

  /** Lets time do its work for a member. */
  void upkeep(String person, Instant now) {
    vest(person, now);
    SortedSet<String> all = member(person);
    heaps(h -> all.contains(h.owner) && h.usable && !h.ends.isAfter(now)).forEach(h -> h.left = 0);
  }

  private void vest(String person, Instant now) {
    SortedSet<String> all = member(person);
    for (Heap heap : heaps(h -> all.contains(h.owner) && !h.usable && !h.vests.isAfter(now))) {
      long most = heap.left / 2;
      for (String debtor : all) {
        long paid = Math.min(most, debt(debtor));
        most -= paid;
        heap.left -= paid;
        debts.merge(debtor, -paid, Long::sum);
      }
      heap.usable = true;
    }
  }

  void takeBack(String person, String event, long amount, Instant now) {
    upkeep(person, now);
    SortedSet<String> all = member(person);
    long lacking = amount;
    List<Heap> order = new ArrayList<>();
    order.addAll(heaps(heap -> heap.owner.equals(person) && heap.event.equals(event)));
    order.addAll(heaps(heap -> heap.owner.equals(person) && heap.usable));
    // Others' pay what is owed by then, which comes to the same but for who is owed to.
    order.addAll(heaps(heap -> all.contains(heap.owner) && heap.usable));
    for (Heap heap : order) {
      long taken = Math.min(lacking, heap.left);
      heap.left -= taken;
      lacking -= taken;
    }
    debts.merge(person, lacking, Long::sum);
  }

  long available(String person, Instant now) {
    SortedSet<String> all = member(person);
    return heaps(h -> all.contains(h.owner) && h.usable && h.ends.isAfter(now)).stream()
        .mapToLong(heap -> heap.left)
        .sum();
  }

  /** What would be there after upkeep, of which nothing is done yet. */
  long availableAfterUpkeep(String person, Instant now) {
    SortedSet<String> all = member(person);
    long debt = all.stream().mapToLong(this::debt).sum();
    long available = available(person, now);
    for (Heap heap : heaps(h -> all.contains(h.owner) && !h.usable && !h.vests.isAfter(now))) {
      long paid = Math.min(debt, heap.left / 2);
      debt -= paid;
      available += heap.ends.isAfter(now) ? heap.left - paid : 0;
    }
    return available;
  }

  /** What would still be owed after upkeep, of which nothing is done yet. */
  long debtAfterUpkeep(String person, Instant now) {
    SortedSet<String> all = member(person);
    long debt = all.stream().mapToLong(this::debt).sum();
    for (Heap heap : heaps(h -> all.contains(h.owner) && !h.usable && !h.vests.isAfter(now))) {
      debt -= Math.min(debt, heap.left / 2);
    }
    return debt;
  }

  void hold(String redemption, String person, long amount, Instant now) {
    held.put(redemption, slice(person, amount, now));
  }

  void take(String person, long amount, Instant now) {
    slice(person, amount, now);
  }

  /** Takes what can be used, the first to end first. */
  private List<Slice> slice(String person, long amount, Instant now) {
    SortedSet<String> all = member(person);
    List<Slice> slices = new ArrayList<>();
    long lacking = amount;
    for (Heap heap : heaps(h -> all.contains(h.owner) && h.usable && h.ends.isAfter(now))) {
      long taken = Math.min(lacking, heap.left);
      if (taken > 0) {
        heap.left -= taken;
        lacking -= taken;
        slices.add(new Slice(heap, taken));
      }
    }
    return slices;
  }

  void spend(String redemption) {
    spent.put(redemption, slices(held, redemption));
  }

  void release(String redemption, Instant now) {
    giveBack(slices(held, redemption), now);
  }

  void refund(String redemption, Instant now) {
    giveBack(slices(spent, redemption), now);
  }

  private static List<Slice> slices(Map<String, List<Slice>> from, String redemption) {
    return requireNonNull(from.remove(redemption), "nothing of that redemption");
  }

  private static void giveBack(List<Slice> slices, Instant now) {
    for (Slice slice : slices) {
      slice.heap().left += slice.amount();
      if (!slice.heap().ends.isAfter(now.plus(Wallet.CLOCKS_APART_MAX))) {
        slice.heap().ends = now.plus(GRACE);
      }
    }
  }

  Balance balance(String person) {
    SortedSet<String> all = member(person);
    long pending = 0;
    long available = 0;
    for (Heap heap : heaps(heap -> all.contains(heap.owner))) {
      pending += heap.usable ? 0 : heap.left;
      available += heap.usable ? heap.left : 0;
    }
    long aside =
        held.values().stream()
            .flatMap(List::stream)
            .filter(slice -> all.contains(slice.heap().owner))
            .mapToLong(Slice::amount)
            .sum();
    return new Balance(pending, available, aside, all.stream().mapToLong(this::debt).sum());
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Brings the books to what they should say: entries for what is missing, reversals for what no
 * longer holds. Nothing that was written is touched.
 */
public final class Settlement {
  private final LongSupplier entryIds;
  private final Instant now;

  /**
   * @param entryIds gives a fresh entry number at each call
   * @param now when the entries are written
   */
  public Settlement(LongSupplier entryIds, Instant now) {
    this.entryIds = entryIds;
    this.now = now;
  }

  /** Entries for lines of which nothing is booked yet. */
  public List<Entry> book(Collection<Line> lines) {
    List<Entry> entries = new ArrayList<>(lines.size());
    for (Line line : lines) {
      entries.add(entry(line));
    }
    return entries;
  }

  /**
   * The difference between what should be booked and what is.
   *
   * @param desired all lines of a member
   * @param booked all entries of that member's accounts, reversals included
   * @param corrects which keys this difference is about; entries of other keys are left alone
   */
  public List<Entry> correct(
      Collection<Line> desired, Collection<Entry> booked, Predicate<LineKey> corrects) {
    Map<LineKey, Entry> live = live(booked);
    live.keySet().removeIf(key -> !corrects.test(key));
    List<Entry> entries = new ArrayList<>();
    for (Line line : desired) {
      Entry standing = live.remove(line.key());
      if (standing == null) {
        entries.add(entry(line));
      } else if (standing.change() != line.amount()) {
        entries.add(reversal(standing));
        entries.add(entry(line));
      }
    }
    for (Entry stale : live.values()) {
      entries.add(reversal(stale));
    }
    return entries;
  }

  /** Entries that neither undo another nor have been undone, by key. */
  public static Map<LineKey, Entry> live(Collection<Entry> booked) {
    Set<Long> undone = new HashSet<>();
    for (Entry entry : booked) {
      if (entry.reverses() != 0 && !undone.add(entry.reverses())) {
        throw new IllegalStateException("entry " + entry.reverses() + " is reversed twice");
      }
    }
    Map<LineKey, Entry> live = new HashMap<>();
    for (Entry entry : booked) {
      if (entry.reverses() == 0 && !undone.contains(entry.id())) {
        Entry twin = live.put(entry.key(), entry);
        if (twin != null) {
          throw new IllegalStateException(
              "entries " + twin.id() + " and " + entry.id() + " stand for the same " + entry.key());
        }
      }
    }
    return live;
  }

  private Entry entry(Line line) {
    long amount = line.amount();
    return new Entry(
        entryIds.getAsLong(),
        line.key(),
        line.version(),
        amount > 0,
        Math.abs(amount),
        line.happenedAt(),
        now,
        0);
  }

  private Entry reversal(Entry undone) {
    LineKey key = undone.key();
    return new Entry(
        entryIds.getAsLong(),
        new LineKey(key.eventId(), key.cause(), key.identityId(), key.unit(), Reason.REVERSAL),
        undone.version(),
        !undone.toMember(),
        undone.amount(),
        undone.happenedAt(),
        now,
        undone.id());
  }
}

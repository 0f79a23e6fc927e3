// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.board;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A board's rows of one period, held so that a position is found by two binary searches and a
 * change costs one walk. A million members take about 40 MB. Never changes, so that whoever reads
 * sees one edition.
 *
 * <p>Kept twice: in the order of the board, and in the order of the members' numbers.
 */
public final class BoardTable {
  public static final BoardTable EMPTY = new BoardTable(new Columns(0), new Columns(0));

  private final Columns ranked;
  private final Columns named;

  private BoardTable(Columns ranked, Columns named) {
    this.ranked = ranked;
    this.named = named;
  }

  /** Rows as three arrays, in an order that whoever made them knows. */
  static final class Columns {
    final long[] members;
    final long[] amounts;
    final int[] reached;
    int size;

    Columns(int capacity) {
      members = new long[capacity];
      amounts = new long[capacity];
      reached = new int[capacity];
    }

    void add(long member, long amount, int reachedDay) {
      members[size] = member;
      amounts[size] = amount;
      reached[size] = reachedDay;
      size++;
    }

    /** Appends the rows of another from one index up to another. */
    void addAll(Columns other, int from, int until) {
      int length = until - from;
      System.arraycopy(other.members, from, members, size, length);
      System.arraycopy(other.amounts, from, amounts, size, length);
      System.arraycopy(other.reached, from, reached, size, length);
      size += length;
    }

    /** The same rows in this order. */
    Columns inOrder(int[] order) {
      Columns sorted = new Columns(order.length);
      for (int index : order) {
        sorted.add(members[index], amounts[index], reached[index]);
      }
      return sorted;
    }
  }

  /** Gathers rows; each member once. Not thread-safe. */
  public static final class Builder {
    private Columns rows;

    public Builder(int expected) {
      rows = new Columns(Math.max(16, expected));
    }

    /** Adds a member; an amount of 0 or less has no place. */
    public void add(long member, long amount, int reachedDay) {
      if (amount <= 0) {
        return;
      }
      if (rows.size == rows.members.length) {
        Columns wider = new Columns(rows.size * 2);
        wider.addAll(rows, 0, rows.size);
        rows = wider;
      }
      rows.add(member, amount, reachedDay);
    }

    public BoardTable build() {
      Columns named = rows.inOrder(RadixOrder.ascending(rows.members, rows.size));
      int[] order = RadixOrder.ascending(named.reached, named.size);
      order = RadixOrder.descending(named.amounts, order);
      return new BoardTable(named.inOrder(order), named);
    }
  }

  public int size() {
    return ranked.size;
  }

  /** Whether both have the same rows in the same order. */
  boolean isSameAs(BoardTable other) {
    int size = size();
    return size == other.size()
        && Arrays.equals(ranked.members, 0, size, other.ranked.members, 0, size)
        && Arrays.equals(ranked.amounts, 0, size, other.ranked.amounts, 0, size)
        && Arrays.equals(ranked.reached, 0, size, other.ranked.reached, 0, size);
  }

  /** The row at this place of the order, from 0 on. */
  public BoardRow at(int index) {
    long amount = ranked.amounts[index];
    return new BoardRow(firstOf(amount) + 1, ranked.members[index], amount, ranked.reached[index]);
  }

  /** Rows from this place of the order on, from 0; fewer at the end. */
  public List<BoardRow> rows(int from, int limit) {
    List<BoardRow> rows = new ArrayList<>();
    for (int index = Math.max(0, from); index < ranked.size && rows.size() < limit; index++) {
      rows.add(at(index));
    }
    return rows;
  }

  /** Where in the order a member stands, from 0; -1 where it has no place. */
  public int indexOf(long member) {
    int named = Arrays.binarySearch(this.named.members, 0, this.named.size, member);
    return named < 0 ? -1 : rankedIndex(member, this.named.amounts[named], reached(named));
  }

  private int reached(int namedIndex) {
    return named.reached[namedIndex];
  }

  /** A member's total; none where it has no place. Cheaper than the row, which counts others. */
  Optional<MemberTotal> totalOf(long member) {
    int index = Arrays.binarySearch(named.members, 0, named.size, member);
    return index < 0
        ? Optional.empty()
        : Optional.of(new MemberTotal(member, named.amounts[index], named.reached[index]));
  }

  public Optional<BoardRow> of(long member) {
    int index = indexOf(member);
    return index < 0 ? Optional.empty() : Optional.of(at(index));
  }

  /** How many have more than this amount. */
  private int firstOf(long amount) {
    int low = 0;
    int high = ranked.size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ranked.amounts[middle] > amount) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int rankedIndex(long member, long amount, int reachedDay) {
    int low = 0;
    int high = ranked.size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (isBefore(ranked, middle, member, amount, reachedDay)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Whether the row comes before one with these values. */
  private static boolean isBefore(
      Columns rows, int index, long member, long amount, int reachedDay) {
    if (rows.amounts[index] != amount) {
      return rows.amounts[index] > amount;
    }
    if (rows.reached[index] != reachedDay) {
      return rows.reached[index] < reachedDay;
    }
    return rows.members[index] < member;
  }

  /** The table after these members have other totals. An amount of 0 or less takes the row away. */
  public BoardTable with(Collection<MemberTotal> changes) {
    if (changes.isEmpty()) {
      return this;
    }
    Builder fresh = new Builder(changes.size());
    long[] changed = new long[changes.size()];
    int count = 0;
    for (MemberTotal change : changes) {
      fresh.add(change.memberId(), change.amount(), change.reachedDay());
      changed[count++] = change.memberId();
    }
    Arrays.sort(changed);
    BoardTable inserted = fresh.build();
    int[] namedGone = new int[changed.length];
    int[] rankedGone = new int[changed.length];
    int gone = 0;
    for (long member : changed) {
      int index = Arrays.binarySearch(named.members, 0, named.size, member);
      if (index >= 0) {
        namedGone[gone] = index;
        rankedGone[gone++] = rankedIndex(member, named.amounts[index], named.reached[index]);
      }
    }
    Arrays.sort(rankedGone, 0, gone);
    Columns newNamed = new Columns(named.size - gone + inserted.size());
    Columns newRanked = new Columns(newNamed.members.length);
    merge(named, namedGone, gone, inserted.named, false, newNamed);
    merge(ranked, rankedGone, gone, inserted.ranked, true, newRanked);
    return new BoardTable(newRanked, newNamed);
  }

  /** Copies rows but those that are gone, with the new ones where they belong. */
  private void merge(
      Columns old, int[] goneAt, int gone, Columns fresh, boolean byRank, Columns into) {
    int from = 0;
    int nextGone = 0;
    for (int i = 0; i <= fresh.size; i++) {
      int until = i == fresh.size ? old.size : place(fresh, i, byRank);
      while (nextGone < gone && goneAt[nextGone] < until) {
        into.addAll(old, from, goneAt[nextGone]);
        from = goneAt[nextGone++] + 1;
      }
      if (from < until) {
        into.addAll(old, from, until);
        from = until;
      }
      if (i < fresh.size) {
        into.addAll(fresh, i, i + 1);
      }
    }
  }

  private int place(Columns fresh, int i, boolean byRank) {
    if (byRank) {
      return rankedIndex(fresh.members[i], fresh.amounts[i], fresh.reached[i]);
    }
    int index = Arrays.binarySearch(named.members, 0, named.size, fresh.members[i]);
    return index < 0 ? -index - 1 : index;
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.laurels.core.board.DayChange;
import org.laurels.core.board.GatheredChange;

/** Changes of daily sums as one value of a column. */
final class PackedChanges {
  private PackedChanges() {}

  /**
   * What a batch of the intake changed.
   *
   * @param zone by which days were cut
   * @param touched members to be looked at anew
   */
  record Batch(String zone, List<DayChange> changes, Set<Long> touched) {}

  static byte[] batch(ZoneId zone, Collection<DayChange> changes, Collection<Long> touched) {
    PackedNumbers.Writer out = new PackedNumbers.Writer().text(zone.getId());
    members(out, touched);
    Map<String, Integer> series = new HashMap<>();
    for (DayChange change : changes) {
      write(out, series, change);
    }
    return out.bytes();
  }

  static Batch batch(byte[] bytes) {
    PackedNumbers.Reader in = new PackedNumbers.Reader(bytes);
    String zone = in.text();
    Set<Long> touched = members(in);
    List<String> series = new ArrayList<>();
    List<DayChange> changes = new ArrayList<>();
    while (in.hasMore()) {
      changes.add(read(in, series));
    }
    return new Batch(zone, changes, touched);
  }

  static byte[] gathered(Collection<GatheredChange> changes, Collection<Long> touched) {
    PackedNumbers.Writer out = new PackedNumbers.Writer();
    members(out, touched);
    Map<String, Integer> series = new HashMap<>();
    for (GatheredChange change : changes) {
      out.number(change.isZero() ? 1 : 0);
      write(out, series, change.change());
    }
    return out.bytes();
  }

  static void gathered(byte[] bytes, List<GatheredChange> into, Set<Long> touched) {
    PackedNumbers.Reader in = new PackedNumbers.Reader(bytes);
    touched.addAll(members(in));
    List<String> series = new ArrayList<>();
    while (in.hasMore()) {
      boolean isZero = in.number() == 1;
      into.add(new GatheredChange(read(in, series), isZero));
    }
  }

  private static void members(PackedNumbers.Writer out, Collection<Long> members) {
    out.number(members.size());
    members.forEach(out::number);
  }

  private static Set<Long> members(PackedNumbers.Reader in) {
    Set<Long> members = new TreeSet<>();
    for (long rest = in.number(); rest > 0; rest--) {
      members.add(in.number());
    }
    return members;
  }

  /** A series is spelt out where it first occurs, and numbered from then on. */
  private static void write(
      PackedNumbers.Writer out, Map<String, Integer> series, DayChange change) {
    Integer known = series.putIfAbsent(change.series(), series.size());
    if (known == null) {
      out.number(series.size() - 1L).text(change.series());
    } else {
      out.number(known);
    }
    out.number(change.identityId()).number(change.day()).number(change.amount());
  }

  private static DayChange read(PackedNumbers.Reader in, List<String> series) {
    int number = (int) in.number();
    if (number == series.size()) {
      series.add(in.text());
    }
    return new DayChange(in.number(), series.get(number), in.number(), in.number());
  }
}

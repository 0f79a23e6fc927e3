// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;

/** People who read pages of all kinds, at fixed instants. */
final class PageVisits {
  /** Of a hundred who look at a member, so many look at one of the busy ones. */
  private static final int BUSY_PERCENT = 10;

  private final HttpReader reader;
  private final SeededMembers members;
  private final Random random;

  PageVisits(HttpReader reader, SeededMembers members, long seed) {
    this.reader = reader;
    this.members = members;
    this.random = new Random(seed);
  }

  /**
   * Whose pages there are, by the ids that addresses name.
   *
   * @param busy those with thousands of entries
   */
  record SeededMembers(List<String> all, List<String> busy) {}

  /** Reads as many a second, and answers what each kind took; kinds nobody drew are missing. */
  Map<PageKind, long[]> read(int perSecond, int seconds) throws InterruptedException {
    List<PageKind> kinds = new ArrayList<>();
    List<HttpReader.Wanted> wanted = new ArrayList<>();
    for (int i = 0; i < perSecond * seconds; i++) {
      PageKind kind = PageKind.drawn(random.nextInt(100));
      kinds.add(kind);
      wanted.add(kind.wanted(member()));
    }
    long[] nanos = OpenLoop.run(wanted.size(), perSecond, i -> reader.read(wanted.get(i)));
    Map<PageKind, LongStream.Builder> byKind = new EnumMap<>(PageKind.class);
    for (int i = 0; i < nanos.length; i++) {
      byKind.computeIfAbsent(kinds.get(i), kind -> LongStream.builder()).add(nanos[i]);
    }
    Map<PageKind, long[]> read = new EnumMap<>(PageKind.class);
    byKind.forEach((kind, took) -> read.put(kind, took.build().toArray()));
    return read;
  }

  private String member() {
    List<String> some = random.nextInt(100) < BUSY_PERCENT ? members.busy() : members.all();
    return some.get(random.nextInt(some.size()));
  }
}

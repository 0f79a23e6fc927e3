// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.laurels.core.community.Community;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.StandingStore;
import org.laurels.server.api.TopMembers;

/**
 * Reads a community's home. What counts every row is counted now and then beside the answers, and
 * no page waits for it but the first.
 */
final class HomeReader {
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final Duration KEPT = Duration.ofHours(1);
  private static final int COMMUNITIES_MAX = 1_000;
  private static final int TOP_MAX = 10;

  private final LoadingCache<Community, StandingStore.Totals> totals;
  private final LoadingCache<TopOf, List<MemberStanding>> tops;

  private record TopOf(Community community, String unit) {}

  HomeReader(StandingStore standings, TopMembers top) {
    this.totals = kept().build(standings::totals);
    this.tops = kept().build(key -> top.of(key.community(), key.unit(), TOP_MAX));
  }

  private static Caffeine<Object, Object> kept() {
    return Caffeine.newBuilder()
        .maximumSize(COMMUNITIES_MAX)
        .refreshAfterWrite(FRESH)
        .expireAfterWrite(KEPT);
  }

  HomePage read(Visit visit) {
    Words words = visit.words();
    StandingStore.Totals counted = totals.get(visit.community());
    List<Figure> figures =
        List.of(
            new Figure(words.of("home.members"), words.number(counted.members())),
            new Figure(words.of("home.contributions"), words.number(counted.events())),
            new Figure(words.of("home.badges"), words.number(counted.badges())));
    Map<String, List<HomePage.Row>> rows = new LinkedHashMap<>();
    visit.open().programme().units().keySet().stream()
        .sorted(Comparator.reverseOrder())
        .forEach(unit -> rows.put(unit, rows(visit, unit)));
    List<HomePage.Top> shown = new ArrayList<>();
    rows.forEach(
        (unit, of) -> {
          if (!of.isEmpty()) {
            shown.add(new HomePage.Top(words.unit(unit), of));
          }
        });
    return new HomePage(figures, shown, visit.link("/find"));
  }

  private List<HomePage.Row> rows(Visit visit, String unit) {
    List<HomePage.Row> rows = new ArrayList<>();
    int position = 0;
    long last = 0;
    for (MemberStanding member : tops.get(new TopOf(visit.community(), unit))) {
      long amount = member.balances().getOrDefault(unit, 0L);
      if (rows.isEmpty() || amount != last) {
        position = rows.size() + 1;
        last = amount;
      }
      MemberHead head = MemberHead.of(visit, member);
      rows.add(
          new HomePage.Row(
              visit.words().number(position),
              head.address(),
              head.name(),
              head.rank(),
              visit.words().number(amount)));
    }
    return rows;
  }
}

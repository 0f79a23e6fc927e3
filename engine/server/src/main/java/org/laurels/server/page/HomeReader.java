// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import org.laurels.core.community.Community;
import org.laurels.core.standing.StandingStore;
import org.laurels.server.access.Viewer;

/**
 * Reads a community's home. What counts every row is counted now and then beside the answers, and
 * no page waits for it but the first.
 */
final class HomeReader {
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final Duration KEPT = Duration.ofHours(1);
  private static final int COMMUNITIES_MAX = 1_000;
  private static final int BOARDS_MAX = 4;

  private final LoadingCache<Community, StandingStore.Totals> totals;
  private final BoardReader boards;
  private final ToLongFunction<Community> worrying;

  /**
   * @param worrying how many connections of a community an operator should look at
   */
  HomeReader(StandingStore standings, BoardReader boards, ToLongFunction<Community> worrying) {
    this.boards = boards;
    this.worrying = worrying;
    this.totals =
        Caffeine.newBuilder()
            .maximumSize(COMMUNITIES_MAX)
            .refreshAfterWrite(FRESH)
            .expireAfterWrite(KEPT)
            .build(standings::totals);
  }

  HomePage read(Visit visit) {
    Words words = visit.words();
    StandingStore.Totals counted = totals.get(visit.community());
    List<Figure> figures =
        List.of(
            new Figure(words.of("home.members"), words.number(counted.members())),
            new Figure(words.of("home.contributions"), words.number(counted.events())),
            new Figure(words.of("home.badges"), words.number(counted.badges())));
    return new HomePage(
        figures,
        boards.first(visit, BOARDS_MAX),
        visit.open().programme().boards().size() > BOARDS_MAX,
        visit.link("/find"),
        warning(visit),
        visit.link(ConnectionPages.CONNECTIONS));
  }

  /** For operators alone, who can do something about it. */
  private String warning(Visit visit) {
    long count =
        visit.viewer() instanceof Viewer.Operator ? worrying.applyAsLong(visit.community()) : 0;
    return count == 0 ? "" : visit.words().of("home.connections", visit.words().number(count));
  }
}

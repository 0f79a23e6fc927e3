// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import org.laurels.core.community.Community;
import org.laurels.core.programme.Programme;
import org.laurels.server.api.CurrentProgrammes;

/**
 * The newest programmes of communities, for what is asked with every request: a new version shows
 * within seconds, and no request waits for it. Thread-safe.
 */
final class RecentProgrammes {
  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final int COMMUNITIES_MAX = 10_000;

  private final LoadingCache<Community, Programme> known;

  RecentProgrammes(CurrentProgrammes programmes) {
    this.known =
        Caffeine.newBuilder()
            .maximumSize(COMMUNITIES_MAX)
            .refreshAfterWrite(FRESH)
            .expireAfterWrite(KEPT)
            .build(community -> programmes.of(community).latest().programme());
  }

  Programme of(Community community) {
    return known.get(community);
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.embed;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.laurels.core.community.Community;
import org.laurels.core.community.CommunityStore;
import org.laurels.core.community.PublishedProgramme;
import org.laurels.expression.document.ProgrammeReading;
import org.laurels.server.programme.ProgrammeText;

/**
 * Communities by name with what their newest programmes say of embeds. Read again beside the
 * answers, so that an origin that is taken off the list is off within seconds. Thread-safe.
 */
final class EmbeddedCommunities {
  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final Duration KEPT = Duration.ofSeconds(30);
  private static final int COMMUNITIES_MAX = 1_000;

  private final CommunityStore communities;
  private final LoadingCache<String, Optional<Embedded>> known;

  EmbeddedCommunities(CommunityStore communities) {
    this.communities = communities;
    this.known =
        Caffeine.newBuilder()
            .maximumSize(COMMUNITIES_MAX)
            .refreshAfterWrite(FRESH)
            .expireAfterWrite(KEPT)
            .build(this::read);
  }

  /** The community of that name if it lets itself be shown elsewhere. */
  Optional<Embedded> find(String name) {
    return Community.isName(name) ? known.get(name) : Optional.empty();
  }

  private Optional<Embedded> read(String name) {
    return communities.find(name).map(this::read).filter(embedded -> embedded.embeds().isAllowed());
  }

  private Embedded read(Community community) {
    List<PublishedProgramme> versions = communities.versions(community);
    PublishedProgramme newest = versions.get(versions.size() - 1);
    ProgrammeReading reading =
        ProgrammeText.read(community.name() + " version " + newest.number(), newest.written());
    if (!(reading instanceof ProgrammeReading.Accepted accepted)) {
      throw new IllegalStateException(
          "version " + newest.number() + " of " + community.name() + " can no longer be read");
    }
    return new Embedded(
        community,
        accepted.programme(),
        Optional.ofNullable(accepted.look().name()).orElse(community.name()),
        accepted.look().colour(),
        accepted.embeds());
  }
}

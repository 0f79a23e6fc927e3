// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.ws.rs.NotFoundException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.laurels.core.community.Community;
import org.laurels.core.community.CommunityStore;
import org.laurels.core.community.PublishedProgramme;
import org.laurels.expression.document.ProgrammeReading;
import org.laurels.server.programme.ProgrammeText;

/**
 * Communities by name, each with its newest programme compiled. What was read is shown for a while
 * and read again beside the answers, so that a new version shows within seconds and no page waits
 * for it. Thread-safe.
 */
public final class OpenCommunities {
  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final int COMMUNITIES_MAX = 10_000;

  private final CommunityStore communities;
  private final LoadingCache<String, Optional<OpenCommunity>> known;

  public OpenCommunities(CommunityStore communities) {
    this.communities = communities;
    this.known =
        Caffeine.newBuilder()
            .maximumSize(COMMUNITIES_MAX)
            .refreshAfterWrite(FRESH)
            .expireAfterWrite(KEPT)
            .build(this::read);
  }

  /**
   * The community of that name.
   *
   * @throws NotFoundException if there is none
   */
  OpenCommunity find(String name) {
    if (!Community.isName(name)) {
      throw new NotFoundException();
    }
    return known.get(name).orElseThrow(NotFoundException::new);
  }

  private Optional<OpenCommunity> read(String name) {
    return communities.find(name).map(this::read);
  }

  private OpenCommunity read(Community community) {
    List<PublishedProgramme> versions = communities.versions(community);
    PublishedProgramme newest = versions.get(versions.size() - 1);
    ProgrammeReading reading =
        ProgrammeText.read(community.name() + " version " + newest.number(), newest.written());
    if (!(reading instanceof ProgrammeReading.Accepted accepted)) {
      throw new IllegalStateException(
          "version " + newest.number() + " of " + community.name() + " can no longer be read");
    }
    String name = Optional.ofNullable(accepted.look().name()).orElse(community.name());
    return new OpenCommunity(
        community,
        accepted.programme(),
        CommunityLook.of(OpenCommunity.address(community) + "/look", name, accepted.look()));
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.programme;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.laurels.core.community.Community;
import org.laurels.core.community.CommunityStore;
import org.laurels.core.community.PublishedProgramme;

/** Makes communities and publishes their programmes. */
public final class Publishing {
  private final CommunityStore communities;
  private final Clock clock;

  public Publishing(CommunityStore communities, Clock clock) {
    this.communities = communities;
    this.clock = clock;
  }

  /** A new community with its first programme. */
  public Community create(String name, ProgrammeFiles.Checked programme) {
    return communities.create(
        name, programme.programme().id(), programme.text().joined(), Instant.now(clock));
  }

  /**
   * Publishes a programme for all of the past, unless it is the one in force word for word.
   * Spendable units follow it from now on only. The past must then be rebuilt.
   *
   * @return the new version; empty where nothing differs
   */
  public Optional<PublishedProgramme> publishForAllOfThePast(
      Community community, ProgrammeFiles.Checked programme, String note) {
    String document = programme.text().joined();
    List<PublishedProgramme> versions = communities.versions(community);
    if (versions.get(versions.size() - 1).document().equals(document)) {
      return Optional.empty();
    }
    Instant now = Instant.now(clock);
    return Optional.of(
        communities.publish(
            community, programme.programme().id(), document, now, Instant.MIN, note, now));
  }
}

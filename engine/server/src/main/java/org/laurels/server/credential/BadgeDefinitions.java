// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.credential;

import java.util.Optional;
import org.laurels.core.badge.Badge;
import org.laurels.core.community.Community;
import org.laurels.core.community.CommunityStore;
import org.laurels.core.community.PublishedProgramme;
import org.laurels.core.intake.ProgrammeBook;
import org.laurels.core.programme.ProgrammeVersion;

/** What a badge meant when it was granted, and what it means now. */
public final class BadgeDefinitions {
  private final CommunityStore communities;
  private final ProgrammeBook programmes;

  public BadgeDefinitions(CommunityStore communities, ProgrammeBook programmes) {
    this.communities = communities;
    this.programmes = programmes;
  }

  Optional<Community> community(String name) {
    return Community.isName(name) ? communities.find(name) : Optional.empty();
  }

  /** The badge by the version of the programme that granted it. */
  Optional<Badge> find(Community community, String badge, int version) {
    return newest(community)
        .flatMap(
            newest ->
                programmes.upTo(community, newest).all().stream()
                    .filter(each -> each.number() == version)
                    .findFirst())
        .flatMap(each -> find(each, badge));
  }

  /** The badge by the newest version that has it: a badge taken out keeps its image. */
  Optional<Badge> newest(Community community, String badge) {
    return newest(community)
        .flatMap(
            newest ->
                programmes.upTo(community, newest).all().stream()
                    .flatMap(version -> find(version, badge).stream())
                    .reduce((older, newer) -> newer));
  }

  private Optional<Integer> newest(Community community) {
    return communities.versions(community).stream()
        .map(PublishedProgramme::number)
        .max(Integer::compare);
  }

  private static Optional<Badge> find(ProgrammeVersion version, String badge) {
    return version.programme().badges().stream()
        .filter(each -> each.id().equals(badge))
        .findFirst();
  }
}

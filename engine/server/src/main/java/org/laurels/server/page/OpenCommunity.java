// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.time.ZoneId;
import java.util.Optional;
import org.laurels.core.badge.Badge;
import org.laurels.core.community.Community;
import org.laurels.core.programme.Programme;
import org.laurels.core.programme.Rank;

/** A community with what its newest programme says, as its pages show it. */
record OpenCommunity(Community community, Programme programme, CommunityLook look) {
  ZoneId zone() {
    return programme.zone();
  }

  /** Where its pages are, without a slash at the end. */
  String address() {
    return address(community);
  }

  static String address(Community community) {
    return "/c/" + community.name();
  }

  Optional<Badge> badge(String id) {
    return programme.badges().stream().filter(badge -> badge.id().equals(id)).findFirst();
  }

  /** Whether only those who hold the badge may know of it. */
  boolean isSecret(String badgeId) {
    return badge(badgeId).map(badge -> badge.terms().secret()).orElse(false);
  }

  /** What a badge is called; a badge that the programme no longer has keeps its id. */
  String badgeName(String id) {
    return badge(id).map(OpenCommunity::nameOf).orElseGet(() -> Words.spoken(id));
  }

  /** A badge without a name of its own has its id for one. */
  static String nameOf(Badge badge) {
    return badge.name().equals(badge.id()) ? Words.spoken(badge.id()) : badge.name();
  }

  /** What a rank is called; empty where there is none. */
  String rankName(String id) {
    return programme.ranks().stream()
        .filter(rank -> rank.id().equals(id))
        .map(Rank::name)
        .findFirst()
        .orElseGet(() -> Words.spoken(id));
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.privacy;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Consumer;
import org.laurels.core.community.Community;
import org.laurels.core.intake.Erasure;
import org.laurels.core.member.Profile;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.ProfileStore;
import org.laurels.server.board.MemberNames;

/** Carries out what members decide, so that it shows at once. Thread-safe. */
public final class Privacy {
  private final ProfileStore profiles;
  private final Erasure erasure;
  private final Exports exports;
  private final MemberNames names;
  private final Consumer<Community> boards;

  /**
   * @param boards brings the boards of a community up to date
   */
  public Privacy(
      ProfileStore profiles,
      Erasure erasure,
      Exports exports,
      MemberNames names,
      Consumer<Community> boards) {
    this.profiles = requireNonNull(profiles, "profiles is null");
    this.erasure = requireNonNull(erasure, "erasure is null");
    this.exports = requireNonNull(exports, "exports is null");
    this.names = requireNonNull(names, "names is null");
    this.boards = requireNonNull(boards, "boards is null");
  }

  public Profile of(Community community, long memberId) {
    return profiles.of(community, List.of(memberId)).getOrDefault(memberId, Profile.UNKNOWN);
  }

  /** Notes the choice and calculates the boards, so that nobody has to wait for it to hold. */
  public void choose(Community community, long memberId, ProfileStore.Choice choice) {
    profiles.choose(community, memberId, choice);
    names.forget(community, memberId);
    boards.accept(community);
  }

  /** All that is kept of a member, as one file. */
  public MemberExport export(Community community, MemberStanding member) {
    return exports.of(community, member, of(community, member.memberId()));
  }

  public void erase(Community community, long memberId) {
    erasure.erase(community, memberId);
    names.forget(community, memberId);
  }
}

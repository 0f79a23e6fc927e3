// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.privacy;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.laurels.core.board.Board;
import org.laurels.core.board.Edition;
import org.laurels.core.bounty.BountyStore;
import org.laurels.core.community.Community;
import org.laurels.core.credential.CredentialStore;
import org.laurels.core.member.Profile;
import org.laurels.core.programme.Programme;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.StandingStore;
import org.laurels.server.board.BoardShelf;

/** Where exports read from. */
public final class Exports {
  private final StandingStore standings;
  private final CredentialStore credentials;
  private final BountyStore bounties;
  private final BoardShelf shelf;
  private final Function<Community, Programme> programmes;
  private final Clock clock;

  /**
   * @param programmes the newest programme of a community
   */
  public Exports(
      StandingStore standings,
      CredentialStore credentials,
      BountyStore bounties,
      BoardShelf shelf,
      Function<Community, Programme> programmes,
      Clock clock) {
    this.standings = standings;
    this.credentials = credentials;
    this.bounties = bounties;
    this.shelf = shelf;
    this.programmes = programmes;
    this.clock = clock;
  }

  MemberExport of(Community community, MemberStanding member, Profile profile) {
    return new MemberExport(
        standings,
        credentials,
        bounties,
        new MemberExport.Subject(
            community,
            member,
            profile,
            positions(community, member.memberId()),
            Instant.now(clock)));
  }

  private List<MemberExport.Position> positions(Community community, long memberId) {
    Programme programme = programmes.apply(community);
    List<MemberExport.Position> positions = new ArrayList<>();
    for (Board board : programme.boards()) {
      for (Edition edition : shelf.editions(community, board)) {
        shelf
            .named(community, board, programme.zone(), edition.period().id())
            .flatMap(taken -> taken.table().of(memberId))
            .ifPresent(
                row ->
                    positions.add(
                        new MemberExport.Position(
                            board.id(),
                            edition.period().id(),
                            row.position(),
                            row.amount(),
                            edition.asOf())));
      }
    }
    return positions;
  }
}

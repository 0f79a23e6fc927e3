// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.board;

import java.util.Set;
import java.util.TreeSet;
import org.laurels.core.member.Profile;

/**
 * Whose contributions to what a board counts. An empty set leaves that side open.
 *
 * @param kinds only members of these kinds, such as customer
 * @param exceptKinds no members of these kinds, such as employee
 * @param teams only members of one of these teams
 * @param boards only what concerns an item on one of these boards of the host
 * @param tags only what concerns an item with one of these tags
 */
public record BoardScope(
    Set<String> kinds,
    Set<String> exceptKinds,
    Set<String> teams,
    Set<String> boards,
    Set<String> tags) {
  public static final BoardScope ALL =
      new BoardScope(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

  public BoardScope {
    kinds = Set.copyOf(kinds);
    exceptKinds = Set.copyOf(exceptKinds);
    teams = Set.copyOf(teams);
    boards = Set.copyOf(boards);
    tags = Set.copyOf(tags);
  }

  /** Whether everybody who has not opted out is on the board. */
  public boolean isForAll() {
    return kinds.isEmpty() && exceptKinds.isEmpty() && teams.isEmpty();
  }

  /** Whether only some items count. */
  public boolean isOfItems() {
    return !boards.isEmpty() || !tags.isEmpty();
  }

  /** Whether a member with this profile may stand on the board. */
  public boolean admits(Profile profile) {
    return !profile.optedOut()
        && (kinds.isEmpty() || kinds.contains(profile.kind()))
        && !exceptKinds.contains(profile.kind())
        && (teams.isEmpty() || profile.teams().stream().anyMatch(teams::contains));
  }

  /** The same scope gives the same text. */
  String text() {
    return String.join(
        "|",
        String.join(",", new TreeSet<>(kinds)),
        String.join(",", new TreeSet<>(exceptKinds)),
        String.join(",", new TreeSet<>(teams)),
        String.join(",", new TreeSet<>(boards)),
        String.join(",", new TreeSet<>(tags)));
  }
}

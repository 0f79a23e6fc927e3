// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.embed;

import java.util.List;
import org.laurels.core.standing.ProfileStore;
import org.laurels.core.standing.StandingStore;
import org.laurels.server.board.BoardLooks;
import org.laurels.server.board.MemberNames;
import org.laurels.server.programme.NewestProgrammes;

/** All that other sites show, put together. */
public final class Embedding {
  private Embedding() {}

  /** Where embeds read from: where pages and API do. */
  public record Sources(
      NewestProgrammes programmes,
      StandingStore standings,
      ProfileStore profiles,
      MemberNames names,
      BoardLooks boards) {}

  /**
   * What the server registers.
   *
   * @param openPages whether everyone may read members' pages, so that an embed leads to them
   */
  public static List<Object> all(Sources from, boolean openPages) {
    Door door = new Door(from.programmes());
    StandingReader standings =
        new StandingReader(
            from.standings(), from.profiles(), from.names(), from.boards(), openPages);
    return List.of(
        new EmbedHeaders(),
        new ScriptResource(),
        new BoardEmbedResource(door, from.boards()),
        new StandingEmbedResource(door, standings),
        new BadgeEmbedResource(door));
  }
}

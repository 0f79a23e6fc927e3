// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.embed;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.laurels.server.access.WithoutSignIn;
import org.laurels.server.board.BoardLooks;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.Problem;
import org.laurels.server.problem.ProblemException;

/** Boards for other sites. */
@WithoutSignIn
@Path("/embed/{community}/boards/{board}")
public final class BoardEmbedResource {
  private static final Duration FRESH = Duration.ofSeconds(15);
  private static final int LIMIT_USUAL = 10;
  private static final int LIMIT_MAX = 100;

  private final Door door;
  private final BoardLooks boards;

  BoardEmbedResource(Door door, BoardLooks boards) {
    this.door = door;
    this.boards = boards;
  }

  /** The first lines of a board. */
  @GET
  public Response board(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("board") String board,
      @QueryParam("period") @Nullable String period,
      @QueryParam("limit") @Nullable String limit) {
    Embedded embedded = door.open(request, community);
    int lines = limit(limit);
    BoardLooks.Look look =
        boards
            .find(embedded.community(), board, period == null || period.isEmpty() ? null : period)
            .orElseThrow(Door::nothing);
    EmbeddedBoard view = EmbeddedBoard.of(look, boards.rows(look, 0, lines));
    return Published.json(view, FRESH).answer(request.getRequest());
  }

  private static int limit(@Nullable String text) {
    if (text == null) {
      return LIMIT_USUAL;
    }
    int limit = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new ProblemException(
          ErrorCode.INVALID_PARAMETER,
          Problem.of(ErrorCode.INVALID_PARAMETER, "limit must be a number of 1 to " + LIMIT_MAX)
              .at("limit"));
    }
    return limit;
  }
}

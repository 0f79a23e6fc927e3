// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.server.access.OpenedCommunity;
import org.laurels.server.access.WithAnyToken;
import org.laurels.server.board.BoardLooks;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.ProblemException;

/** Boards, and where members stand on them. */
@Path("/api/v1/communities/{community}/boards")
@Produces(MediaType.APPLICATION_JSON)
@WithAnyToken
public final class BoardResource {
  private static final int AROUND_USUAL = 5;
  private static final int AROUND_MAX = 100;

  private final BoardLooks boards;

  public BoardResource(BoardLooks boards) {
    this.boards = boards;
  }

  /** All boards, each with its first line. */
  @GET
  public Part<BoardView> boards(@Context ContainerRequestContext request) {
    Community community = OpenedCommunity.of(request);
    return Part.whole(boards.all(community), look -> view(look, boards.rows(look, 0, 1)));
  }

  /** A board from a place of its order on. */
  @GET
  @Path("/{board}")
  public BoardView board(
      @Context ContainerRequestContext request,
      @PathParam("board") String id,
      @QueryParam("period") @Nullable String period,
      @QueryParam("from") @Nullable String from,
      @QueryParam("limit") @Nullable String limit) {
    BoardLooks.Look look = find(OpenedCommunity.of(request), id, period);
    int first = number("from", from, 1, Integer.MAX_VALUE, 1) - 1;
    return view(look, boards.rows(look, first, Paging.limit(limit)));
  }

  /** A member's place with the neighbours. */
  @GET
  @Path("/{board}/positions/{member}")
  public BoardView position(
      @Context ContainerRequestContext request,
      @PathParam("board") String id,
      @PathParam("member") String memberId,
      @QueryParam("period") @Nullable String period,
      @QueryParam("around") @Nullable String around) {
    BoardLooks.Look look = find(OpenedCommunity.of(request), id, period);
    int each = number("around", around, 0, AROUND_MAX, AROUND_USUAL);
    List<BoardLooks.Line> lines = boards.around(look, member(memberId), each);
    if (lines.isEmpty()) {
      throw new ProblemException(
          ErrorCode.NOT_FOUND, "This member has no place on this board in this period.");
    }
    return view(look, lines);
  }

  private static long member(String memberId) {
    try {
      return OpaqueId.MEMBER.number(memberId);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ErrorCode.NOT_FOUND, "There is no such member.");
    }
  }

  private BoardLooks.Look find(Community community, String id, @Nullable String period) {
    return boards
        .find(community, id, period)
        .orElseThrow(
            () ->
                new ProblemException(
                    ErrorCode.NOT_FOUND,
                    "There is no such board, or no table of it for this period."));
  }

  private static int number(String name, @Nullable String text, int min, int max, int usual) {
    if (text == null) {
      return usual;
    }
    int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
    if (number < min || number > max) {
      throw Paging.wrong(name, "must be a number of " + min + " to " + max);
    }
    return number;
  }

  private static BoardView view(BoardLooks.Look look, List<BoardLooks.Line> lines) {
    Function<BoardLooks.Line, BoardView.Row> row =
        line ->
            new BoardView.Row(
                line.position(),
                line.hidden() ? null : OpaqueId.MEMBER.of(line.memberId()),
                line.name(),
                line.amount(),
                line.former());
    return new BoardView(
        look.board().id(),
        look.board().name(),
        look.counts(),
        look.window(),
        look.period(),
        look.asOf() == null ? null : look.asOf().toString(),
        look.members(),
        look.frozen(),
        lines.stream().map(row).toList());
  }
}

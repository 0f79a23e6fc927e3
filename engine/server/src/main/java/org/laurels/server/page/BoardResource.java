// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;

/** All boards, and a page for each. */
@Path("/c/{community}/boards")
@Produces(PageView.MEDIA_TYPE)
public final class BoardResource {
  private final Visits visits;
  private final BoardReader boards;

  BoardResource(Visits visits, BoardReader boards) {
    this.visits = visits;
    this.boards = boards;
  }

  @GET
  public PageView all(
      @Context ContainerRequestContext request, @PathParam("community") String community) {
    Visit visit = visits.of(request, community);
    String title = visit.words().of("nav.boards");
    return PageView.of(visit, "boards", "boards", title, boards.all(visit));
  }

  /**
   * One board.
   *
   * @param period id of the period; the running one where it is missing
   * @param name of the member to show with the neighbours
   */
  @GET
  @Path("/{board}")
  public PageView one(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("board") String board,
      @QueryParam("period") @Nullable String period,
      @QueryParam("name") @Nullable String name) {
    Visit visit = visits.of(request, community);
    BoardPage page = boards.one(visit, board, period, name);
    return PageView.of(visit, "board", "boards", page.name(), page);
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.StandingStore;
import org.laurels.server.api.OpaqueId;

/** A member's statement, as a page and as a table. */
@Path("/c/{community}/members/{member}")
public final class StatementResource {
  private final Visits visits;
  private final Members members;
  private final StatementReader statements;
  private final StandingStore standings;

  StatementResource(
      Visits visits, Members members, StatementReader statements, StandingStore standings) {
    this.visits = visits;
    this.members = members;
    this.statements = statements;
    this.standings = standings;
  }

  @GET
  @Path("/statement")
  @Produces(PageView.MEDIA_TYPE)
  public PageView statement(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("member") String memberId,
      @BeanParam StatementQuery query) {
    Visit visit = visits.of(request, community);
    StatementPage page = statements.read(visit, members.find(visit, memberId), query);
    String title = visit.words().of("statement.title", page.member().name());
    return PageView.of(visit, "statement", "members", title, page);
  }

  @GET
  @Path("/statement.csv")
  public Response table(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("member") String memberId,
      @BeanParam StatementQuery query) {
    Visit visit = visits.of(request, community);
    MemberStanding member = members.find(visit, memberId);
    StatementCsv table =
        new StatementCsv(
            standings, visit.community(), member.memberId(), query.filter(visit.open().zone()));
    String file = "statement-" + OpaqueId.MEMBER.of(member.memberId()) + ".csv";
    return Response.ok(table, StatementCsv.MEDIA_TYPE)
        .header("Content-Disposition", "attachment; filename=\"" + file + "\"")
        .header("Cache-Control", "private, no-store")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.laurels.core.member.Identity;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.StandingStore;

/** A community's home, and the way from a name to a member. */
@Path("/c/{community}")
@Produces(PageView.MEDIA_TYPE)
public final class HomeResource {
  private final Visits visits;
  private final HomeReader home;
  private final StandingStore standings;
  private final Members members;

  HomeResource(Visits visits, HomeReader home, StandingStore standings, Members members) {
    this.visits = visits;
    this.home = home;
    this.standings = standings;
    this.members = members;
  }

  @GET
  public PageView home(
      @Context ContainerRequestContext request, @PathParam("community") String community) {
    Visit visit = visits.of(request, community);
    return PageView.of(visit, "home", "home", visit.words().of("nav.home"), home.read(visit));
  }

  @GET
  @Path("/find")
  public Response find(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @QueryParam("name") @DefaultValue("") String name) {
    Visit visit = visits.of(request, community);
    String asked = name.strip();
    List<MemberStanding> found =
        asked.isEmpty() || asked.length() > Identity.LENGTH_MAX
            ? List.of()
            : standings.find(visit.community(), null, asked);
    if (found.size() == 1) {
      return Response.seeOther(URI.create(Members.address(visit, found.get(0).memberId()))).build();
    }
    FoundPage page =
        new FoundPage(
            asked, visit.link("/find"), found.stream().map(member -> one(visit, member)).toList());
    return Response.ok(PageView.of(visit, "found", "home", visit.words().of("find.title"), page))
        .build();
  }

  private FoundPage.One one(Visit visit, MemberStanding member) {
    MemberHead head = members.head(visit, member.memberId());
    return new FoundPage.One(
        head.address(),
        head.name(),
        head.rank(),
        member.identities().stream().map(Identity::toString).collect(Collectors.joining(", ")));
  }
}

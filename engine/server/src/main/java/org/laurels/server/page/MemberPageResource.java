// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;

/** A page for each member. */
@Path("/c/{community}/members/{member}")
@Produces(PageView.MEDIA_TYPE)
public final class MemberPageResource {
  private final Visits visits;
  private final Members members;
  private final MemberReader standings;

  MemberPageResource(Visits visits, Members members, MemberReader standings) {
    this.visits = visits;
    this.members = members;
    this.standings = standings;
  }

  @GET
  public PageView member(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("member") String memberId) {
    Visit visit = visits.of(request, community);
    MemberPage page = standings.read(visit, members.find(visit, memberId));
    boolean isOwn = page.member().address().equals(Members.own(visit));
    String section = isOwn ? "self" : "members";
    return PageView.of(visit, "member", section, page.member().name(), page);
  }
}

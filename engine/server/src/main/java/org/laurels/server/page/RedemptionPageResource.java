// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.laurels.core.programme.Programmes;
import org.laurels.core.redemption.Decision;
import org.laurels.core.redemption.Redemption;
import org.laurels.server.access.FormToken;
import org.laurels.server.api.OpaqueId;

/** What a member has redeemed: for the member alone; operators may look, and see no code. */
@Path("/c/{community}/members/{member}/redemptions")
@Produces(PageView.MEDIA_TYPE)
public final class RedemptionPageResource {
  private static final int REFUSED = 409;

  private final Visits visits;
  private final Members members;
  private final CreditPages.Sources from;
  private final RedemptionReader redemptions;
  private final FormCalls calls;

  RedemptionPageResource(
      Visits visits,
      Members members,
      CreditPages.Sources from,
      RedemptionReader redemptions,
      FormCalls calls) {
    this.visits = visits;
    this.members = members;
    this.from = from;
    this.redemptions = redemptions;
    this.calls = calls;
  }

  @GET
  public PageView redemptions(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("member") String memberId,
      @QueryParam("about") @Nullable String about) {
    Visit visit = visits.of(request, community);
    long member = members.findPrivate(visit, memberId).memberId();
    return page(request, visit, member, Objects.requireNonNullElse(about, ""), "");
  }

  /** The member thinks better of it; the same form again does nothing. */
  @POST
  @Path("/{redemption}/cancel")
  public Response cancel(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("member") String memberId,
      @PathParam("redemption") String redemption,
      @FormParam("key") @Nullable String key) {
    Visit visit = visits.of(request, community);
    long member = members.findOwn(visit, memberId).memberId();
    Redemption found = find(visit, member, redemption);
    FormCalls.Outcome outcome =
        calls.run(
            visit.community(),
            CreditPages.scope(member),
            FormKey.of(key),
            "cancel\n" + found.id(),
            call ->
                from.redemptions()
                    .decide(visit.community(), found.id(), new Decision.Cancel(), call, one -> ""));
    if (outcome instanceof FormCalls.Outcome.Not not) {
      String fault = not.refusal().said(visit.words());
      return Response.status(REFUSED).entity(page(request, visit, member, "", fault)).build();
    }
    return CreditPages.redirect(
        Members.address(visit, member)
            + CreditPages.REDEMPTIONS
            + "?about="
            + OpaqueId.REDEMPTION.of(found.id()));
  }

  private Redemption find(Visit visit, long member, String redemption) {
    try {
      return from.redemptionStore()
          .find(visit.community(), OpaqueId.REDEMPTION.number(redemption))
          .filter(found -> found.memberId() == member)
          .orElseThrow(NotFoundException::new);
    } catch (IllegalArgumentException e) {
      throw new NotFoundException(e);
    }
  }

  private PageView page(
      ContainerRequestContext request, Visit visit, long member, String about, String fault) {
    Programmes versions = CreditPages.versions(from, visit);
    RedemptionsPage page =
        redemptions.read(visit, member, versions, about, fault, FormToken.of(request).text());
    String title = visit.words().of("redemptions.title");
    return PageView.of(visit, "redemptions", visit.section(member), title, page);
  }
}

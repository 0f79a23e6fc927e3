// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.laurels.core.payout.PayoutRefusedException;
import org.laurels.core.programme.Programmes;
import org.laurels.server.access.FormToken;

/** How a member is paid out: for the member alone to choose; operators may look. */
@Path("/c/{community}/members/{member}/payouts")
@Produces(PageView.MEDIA_TYPE)
public final class PayoutPageResource {
  private static final int REFUSED = 409;

  private final Visits visits;
  private final Members members;
  private final CreditPages.Sources from;
  private final PayoutReader payouts;

  PayoutPageResource(
      Visits visits, Members members, CreditPages.Sources from, PayoutReader payouts) {
    this.visits = visits;
    this.members = members;
    this.from = from;
    this.payouts = payouts;
  }

  @GET
  public PageView payouts(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("member") String memberId) {
    Visit visit = visits.of(request, community);
    return page(request, visit, members.findPrivate(visit, memberId).memberId(), "");
  }

  /**
   * Chooses a way. Nothing moves by it, so the form needs no key: the same again is the same.
   *
   * @param cycle and {@code way}, by their ids
   */
  @POST
  public Response choose(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("member") String memberId,
      @FormParam("cycle") @Nullable String cycle,
      @FormParam("way") @Nullable String way) {
    Visit visit = visits.of(request, community);
    long member = members.findOwn(visit, memberId).memberId();
    try {
      from.choices()
          .choose(
              visit.community(),
              Objects.requireNonNullElse(cycle, ""),
              member,
              Objects.requireNonNullElse(way, ""));
    } catch (PayoutRefusedException e) {
      String fault = visit.words().of("payouts.refused");
      return Response.status(REFUSED).entity(page(request, visit, member, fault)).build();
    }
    return CreditPages.redirect(Members.address(visit, member) + CreditPages.PAYOUTS);
  }

  private PageView page(ContainerRequestContext request, Visit visit, long member, String fault) {
    Programmes versions = CreditPages.versions(from, visit);
    String csrf = FormToken.of(request).text();
    PayoutPage page = payouts.read(visit, member, versions, fault, csrf);
    String title = visit.words().of("payouts.title");
    return PageView.of(visit, "payouts", visit.section(member), title, page);
  }
}

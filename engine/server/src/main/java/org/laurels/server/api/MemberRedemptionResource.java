// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.redemption.RedemptionStore;
import org.laurels.core.redemption.Redemptions;
import org.laurels.core.standing.StandingStore;
import org.laurels.server.access.OpenedCommunity;

/** What a member has redeemed, and redeems. */
@Path("/api/v1/communities/{community}/members/{member}/redemptions")
@Produces(MediaType.APPLICATION_JSON)
public final class MemberRedemptionResource {
  private final StandingStore standings;
  private final RedemptionStore store;
  private final Redemptions redemptions;
  private final MoneyCalls calls;

  public MemberRedemptionResource(
      StandingStore standings, RedemptionStore store, Redemptions redemptions, MoneyCalls calls) {
    this.standings = standings;
    this.store = store;
    this.redemptions = redemptions;
    this.calls = calls;
  }

  @GET
  public Part<RedemptionView> all(
      @Context ContainerRequestContext request,
      @PathParam("member") String member,
      @QueryParam("limit") @Nullable String limit) {
    Community community = OpenedCommunity.of(request);
    long id = MemberResource.find(standings, community, member).memberId();
    return Part.whole(store.of(community, id, Paging.limit(limit)), RedemptionView::of);
  }

  /** Sets the credits aside for a reward. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response request(
      @Context ContainerRequestContext request,
      @PathParam("member") String member,
      InputStream body)
      throws IOException {
    Community community = OpenedCommunity.of(request);
    return calls.answer(
        request,
        body,
        (call, fields) -> {
          fields.onlyThese(Set.of("reward", "amount"));
          long id = MemberResource.find(standings, community, member).memberId();
          Redemptions.Wish wish =
              new Redemptions.Wish(id, fields.text("reward"), CallFields.optionalAmount(fields));
          return redemptions.request(community, wish, call, RedemptionView::text);
        });
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;
import org.laurels.core.programme.Programmes;
import org.laurels.core.standing.MemberStanding;
import org.laurels.server.api.OpaqueId;

/** A member's wallet: for the member alone, and for operators. */
@Path("/c/{community}/members/{member}/wallet")
@Produces(PageView.MEDIA_TYPE)
public final class WalletPageResource {
  private final Visits visits;
  private final Members members;
  private final CreditPages.Sources from;
  private final WalletReader wallets;

  WalletPageResource(
      Visits visits, Members members, CreditPages.Sources from, WalletReader wallets) {
    this.visits = visits;
    this.members = members;
    this.from = from;
    this.wallets = wallets;
  }

  @GET
  public PageView wallet(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("member") String memberId,
      @QueryParam("after") @Nullable String after) {
    Visit visit = visits.of(request, community);
    MemberStanding member = members.findPrivate(visit, memberId);
    Programmes versions = CreditPages.versions(from, visit);
    WalletPage page = wallets.read(visit, member, versions, before(after));
    return PageView.of(visit, "wallet", visit.section(member.memberId()), title(visit), page);
  }

  private static String title(Visit visit) {
    return visit.words().of("wallet.title");
  }

  private static long before(@Nullable String after) {
    try {
      return after == null ? Long.MAX_VALUE : OpaqueId.CURSOR.number(after);
    } catch (IllegalArgumentException e) {
      throw new BadRequestException(e);
    }
  }
}

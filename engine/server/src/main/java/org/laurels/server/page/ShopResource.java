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
import org.laurels.core.programme.Programmes;
import org.laurels.core.redemption.RedemptionRefusedException.Why;
import org.laurels.core.redemption.Redemptions;
import org.laurels.core.reward.Reward;
import org.laurels.server.access.FormToken;
import org.laurels.server.api.OpaqueId;

/** What a member can have for credits: for the member alone; operators may look. */
@Path("/c/{community}/members/{member}/rewards")
@Produces(PageView.MEDIA_TYPE)
public final class ShopResource {
  private static final int REFUSED = 409;

  private final Visits visits;
  private final Members members;
  private final CreditPages.Sources from;
  private final ShopReader shop;
  private final FormCalls calls;

  ShopResource(
      Visits visits, Members members, CreditPages.Sources from, ShopReader shop, FormCalls calls) {
    this.visits = visits;
    this.members = members;
    this.from = from;
    this.shop = shop;
    this.calls = calls;
  }

  @GET
  public PageView rewards(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("member") String memberId) {
    Visit visit = visits.of(request, community);
    long member = members.findPrivate(visit, memberId).memberId();
    return page(request, visit, member, ShopReader.Asked.NOTHING);
  }

  /**
   * Sets the credits aside for a reward; the same form again does nothing.
   *
   * @param amount how many credits, where the reward leaves that open
   * @param key what the form is known by
   */
  @POST
  public Response redeem(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("member") String memberId,
      @FormParam("reward") @Nullable String reward,
      @FormParam("amount") @Nullable String amount,
      @FormParam("key") @Nullable String key) {
    Visit visit = visits.of(request, community);
    long member = members.findOwn(visit, memberId).memberId();
    String wanted = Objects.requireNonNullElse(reward, "");
    String typed = Objects.requireNonNullElse(amount, "").strip();
    FormCalls.Outcome outcome =
        calls.run(
            visit.community(),
            CreditPages.scope(member),
            FormKey.of(key),
            "redeem\n" + wanted + "\n" + typed,
            call ->
                from.redemptions()
                    .request(
                        visit.community(),
                        new Redemptions.Wish(member, wanted, number(typed)),
                        call,
                        made -> OpaqueId.REDEMPTION.of(made.id())));
    if (outcome instanceof FormCalls.Outcome.Done done) {
      deliver(visit, done.said());
      return CreditPages.redirect(
          Members.address(visit, member) + CreditPages.REDEMPTIONS + "?about=" + done.said());
    }
    Refusal refusal = ((FormCalls.Outcome.Not) outcome).refusal();
    ShopReader.Asked asked = new ShopReader.Asked(wanted, typed, said(visit, wanted, refusal));
    return Response.status(REFUSED).entity(page(request, visit, member, asked)).build();
  }

  /** Nothing typed is the price; what is no number is no amount that any reward has. */
  private static @Nullable Long number(String typed) {
    if (typed.isEmpty()) {
      return null;
    }
    return typed.matches("[0-9]{1,18}") ? Long.parseLong(typed) : 0L;
  }

  /** A code is there at once, so nobody has to wait for the minute at which it is due. */
  private void deliver(Visit visit, String redemption) {
    long id = OpaqueId.REDEMPTION.number(redemption);
    from.redemptionStore()
        .find(visit.community(), id)
        .filter(made -> made.kind() == Reward.Kind.VOUCHER)
        .ifPresent(made -> from.redemptions().goOn(visit.community(), id));
  }

  private String said(Visit visit, String wanted, Refusal refusal) {
    Reward reward = from.programmes().of(visit.community()).latest().programme().reward(wanted);
    String why =
        refusal.why() == Why.WRONG_AMOUNT && reward != null
            ? visit
                .words()
                .of(
                    "refused.amount-least",
                    visit.words().number(reward.price()),
                    visit.words().unit(reward.unit()))
            : refusal.said(visit.words());
    return reward == null ? why : visit.words().of("shop.fault", reward.name(), why);
  }

  private PageView page(
      ContainerRequestContext request, Visit visit, long member, ShopReader.Asked asked) {
    Programmes versions = CreditPages.versions(from, visit);
    ShopPage page = shop.read(visit, member, versions, asked, FormToken.of(request).text());
    String title = visit.words().of("shop.title");
    return PageView.of(visit, "rewards", visit.section(member), title, page);
  }
}

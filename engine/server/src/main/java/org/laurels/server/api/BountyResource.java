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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.bounty.Bounties;
import org.laurels.core.bounty.Bounty;
import org.laurels.core.bounty.BountyItem;
import org.laurels.core.bounty.BountyState;
import org.laurels.core.bounty.BountyStore;
import org.laurels.core.bounty.Paid;
import org.laurels.core.community.Community;
import org.laurels.core.standing.Page;
import org.laurels.core.standing.StandingStore;
import org.laurels.core.wallet.Call;
import org.laurels.core.wallet.Told;
import org.laurels.server.access.OpenedCommunity;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.ProblemException;

/** Bounties of a community, the company's own, and what becomes of each. */
@Path("/api/v1/communities/{community}/bounties")
@Produces(MediaType.APPLICATION_JSON)
public final class BountyResource {
  private static final long COMPANY = 0;

  private final StandingStore standings;
  private final BountyStore store;
  private final Bounties bounties;
  private final MoneyCalls calls;

  public BountyResource(
      StandingStore standings, BountyStore store, Bounties bounties, MoneyCalls calls) {
    this.standings = standings;
    this.store = store;
    this.bounties = bounties;
    this.calls = calls;
  }

  /** The newest first: all, or those on an item. */
  @GET
  public Part<BountyView> all(
      @Context ContainerRequestContext request,
      @QueryParam("host") @Nullable String host,
      @QueryParam("item") @Nullable String item,
      @QueryParam("state") @Nullable String state,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit) {
    Community community = OpenedCommunity.of(request);
    if ((host == null) != (item == null)) {
      throw Paging.wrong(
          host == null ? "host" : "item", "is missing: an item has its name in its host");
    }
    BountyState wanted = state == null ? null : state(state);
    int most = Paging.limit(limit);
    long before = Paging.after(after, Long.MAX_VALUE);
    BountyItem on =
        host == null || item == null ? null : store.item(community, host, item).orElse(null);
    List<Bounty> found =
        host != null && on == null
            ? List.of()
            : store.list(community, on, wanted, before, most + 1);
    Page<Bounty> page =
        found.size() > most
            ? new Page<>(found.subList(0, most), found.get(most - 1).id())
            : new Page<>(found, null);
    Map<Long, List<Paid>> paid =
        store.paid(community, page.rows().stream().map(Bounty::id).toList());
    return Part.of(page, one -> BountyView.of(one, paid.getOrDefault(one.id(), List.of())));
  }

  private static BountyState state(String name) {
    return Arrays.stream(BountyState.values())
        .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Paging.wrong(
                    "state",
                    "must be one of "
                        + Arrays.toString(BountyState.values()).toLowerCase(Locale.ROOT)));
  }

  @GET
  @Path("/{bounty}")
  public BountyView one(
      @Context ContainerRequestContext request, @PathParam("bounty") String bounty) {
    Community community = OpenedCommunity.of(request);
    Bounty found = store.find(community, number(bounty)).orElseThrow(BountyResource::none);
    Map<Long, List<Paid>> paid = store.paid(community, List.of(found.id()));
    return BountyView.of(found, paid.getOrDefault(found.id(), List.of()));
  }

  private static long number(String bounty) {
    try {
      return OpaqueId.BOUNTY.number(bounty);
    } catch (IllegalArgumentException e) {
      throw none();
    }
  }

  private static ProblemException none() {
    return new ProblemException(ErrorCode.NOT_FOUND, "This community has no such bounty.");
  }

  /** What is done with a community's bounties. */
  private interface Step {
    Told take(Community community, Call call, JsonFields fields);
  }

  private Response step(ContainerRequestContext request, InputStream body, Step step)
      throws IOException {
    Community community = OpenedCommunity.of(request);
    return calls.answer(request, body, (call, fields) -> step.take(community, call, fields));
  }

  private long member(Community community, String member) {
    return MemberResource.find(standings, community, member).memberId();
  }

  /** The company promises something. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response offer(@Context ContainerRequestContext request, InputStream body)
      throws IOException {
    return step(
        request,
        body,
        (community, call, fields) ->
            bounties.offer(community, BountyFields.offer(fields, COMPANY), call, BountyView::text));
  }

  /** A member gets all of it. */
  @POST
  @Path("/{bounty}/award")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response award(
      @Context ContainerRequestContext request,
      @PathParam("bounty") String bounty,
      InputStream body)
      throws IOException {
    return step(
        request,
        body,
        (community, call, fields) -> {
          fields.onlyThese(Set.of("member"));
          long member = member(community, fields.text("member"));
          return bounties.award(community, number(bounty), member, call, BountyView::text);
        });
  }

  /** Several members share it. */
  @POST
  @Path("/{bounty}/split")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response split(
      @Context ContainerRequestContext request,
      @PathParam("bounty") String bounty,
      InputStream body)
      throws IOException {
    return step(
        request,
        body,
        (community, call, fields) ->
            bounties.split(
                community,
                number(bounty),
                BountyFields.shares(fields, member -> member(community, member)),
                call,
                BountyView::text));
  }

  /** It goes back to who put it up. */
  @POST
  @Path("/{bounty}/return")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response giveBack(
      @Context ContainerRequestContext request,
      @PathParam("bounty") String bounty,
      InputStream body)
      throws IOException {
    return step(
        request,
        body,
        (community, call, fields) -> {
          fields.onlyThese(Set.of());
          return bounties.giveBack(community, number(bounty), call, BountyView::text);
        });
  }
}

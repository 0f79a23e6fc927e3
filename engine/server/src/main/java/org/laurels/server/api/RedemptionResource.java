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
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.redemption.Decision;
import org.laurels.core.redemption.Redemption;
import org.laurels.core.redemption.RedemptionState;
import org.laurels.core.redemption.RedemptionStore;
import org.laurels.core.redemption.Redemptions;
import org.laurels.core.standing.Page;
import org.laurels.server.access.OpenedCommunity;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.ProblemException;
import org.laurels.server.reward.VoucherCodes;

/** Redemptions of a community, and the steps that people take with them. */
@Path("/api/v1/communities/{community}/redemptions")
@Produces(MediaType.APPLICATION_JSON)
public final class RedemptionResource {
  private static final int REFERENCE_LENGTH_MAX = 190;

  private final RedemptionStore store;
  private final Redemptions redemptions;
  private final VoucherCodes codes;
  private final MoneyCalls calls;

  public RedemptionResource(
      RedemptionStore store, Redemptions redemptions, VoucherCodes codes, MoneyCalls calls) {
    this.store = store;
    this.redemptions = redemptions;
    this.codes = codes;
    this.calls = calls;
  }

  /** Those in a state the oldest first, as a queue is worked off; all of them the newest first. */
  @GET
  public Part<RedemptionView> all(
      @Context ContainerRequestContext request,
      @QueryParam("state") @Nullable String state,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit) {
    RedemptionState wanted = state == null ? null : state(state);
    int most = Paging.limit(limit);
    long start = Paging.after(after, wanted == null ? Long.MAX_VALUE : 0);
    List<Redemption> found = store.list(OpenedCommunity.of(request), wanted, start, most + 1);
    return Part.of(page(found, most), RedemptionView::of);
  }

  private static Page<Redemption> page(List<Redemption> found, int most) {
    return found.size() > most
        ? new Page<>(found.subList(0, most), found.get(most - 1).id())
        : new Page<>(found, null);
  }

  private static RedemptionState state(String name) {
    return Arrays.stream(RedemptionState.values())
        .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Paging.wrong(
                    "state",
                    "must be one of "
                        + Arrays.toString(RedemptionState.values()).toLowerCase(Locale.ROOT)));
  }

  /** One of them, with the code that the member has bought. */
  @GET
  @Path("/{redemption}")
  public Response one(
      @Context ContainerRequestContext request, @PathParam("redemption") String redemption) {
    Community community = OpenedCommunity.of(request);
    Redemption found =
        store.find(community, number(redemption)).orElseThrow(RedemptionResource::none);
    String code = codes.code(community, found).orElse(null);
    return Response.ok(RedemptionView.of(found, code)).header("Cache-Control", "no-store").build();
  }

  private static long number(String redemption) {
    try {
      return OpaqueId.REDEMPTION.number(redemption);
    } catch (IllegalArgumentException e) {
      throw none();
    }
  }

  private static ProblemException none() {
    return new ProblemException(ErrorCode.NOT_FOUND, "This community has no such redemption.");
  }

  private Response decide(
      ContainerRequestContext request,
      String redemption,
      InputStream body,
      Function<JsonFields, Decision> read)
      throws IOException {
    Community community = OpenedCommunity.of(request);
    return calls.answer(
        request,
        body,
        (call, fields) -> {
          long id = number(redemption);
          return redemptions.decide(community, id, read.apply(fields), call, RedemptionView::text);
        });
  }

  @POST
  @Path("/{redemption}/approve")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response approve(
      @Context ContainerRequestContext request,
      @PathParam("redemption") String redemption,
      InputStream body)
      throws IOException {
    return decide(request, redemption, body, RedemptionResource::approval);
  }

  @POST
  @Path("/{redemption}/reject")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response reject(
      @Context ContainerRequestContext request,
      @PathParam("redemption") String redemption,
      InputStream body)
      throws IOException {
    return decide(request, redemption, body, fields -> new Decision.Reject(word(fields)));
  }

  @POST
  @Path("/{redemption}/cancel")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response cancel(
      @Context ContainerRequestContext request,
      @PathParam("redemption") String redemption,
      InputStream body)
      throws IOException {
    return decide(request, redemption, body, RedemptionResource::cancellation);
  }

  @POST
  @Path("/{redemption}/refund")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response refund(
      @Context ContainerRequestContext request,
      @PathParam("redemption") String redemption,
      InputStream body)
      throws IOException {
    return decide(request, redemption, body, fields -> new Decision.Refund(word(fields)));
  }

  /** A person has fulfilled it, or knows that it is. */
  @POST
  @Path("/{redemption}/settle")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response settle(
      @Context ContainerRequestContext request,
      @PathParam("redemption") String redemption,
      InputStream body)
      throws IOException {
    return decide(request, redemption, body, RedemptionResource::settlement);
  }

  /** A person says that it never will be fulfilled. */
  @POST
  @Path("/{redemption}/refuse")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response refuse(
      @Context ContainerRequestContext request,
      @PathParam("redemption") String redemption,
      InputStream body)
      throws IOException {
    return decide(request, redemption, body, fields -> new Decision.Refuse(word(fields)));
  }

  private static Decision approval(JsonFields fields) {
    fields.onlyThese(Set.of("by"));
    return new Decision.Approve(CallFields.person(fields));
  }

  private static Decision cancellation(JsonFields fields) {
    fields.onlyThese(Set.of());
    return new Decision.Cancel();
  }

  private static Decision settlement(JsonFields fields) {
    fields.onlyThese(Set.of("reference"));
    return new Decision.Settle(CallFields.optionalLine(fields, "reference", REFERENCE_LENGTH_MAX));
  }

  /** Who says so and why, as one text. */
  private static String word(JsonFields fields) {
    fields.onlyThese(Set.of("by", "note"));
    return CallFields.by(fields) + ": " + CallFields.note(fields);
  }
}

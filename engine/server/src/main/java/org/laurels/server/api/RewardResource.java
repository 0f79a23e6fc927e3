// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.redemption.FulfillerStore;
import org.laurels.core.redemption.Offers;
import org.laurels.core.redemption.RedemptionStore;
import org.laurels.core.reward.Reward;
import org.laurels.server.access.OpenedCommunity;
import org.laurels.server.outbound.OutboundRule;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.Problem;
import org.laurels.server.problem.ProblemException;
import org.laurels.server.reward.FulfillerBook;
import org.laurels.server.reward.VoucherCodes;

/** What credits are good for, and what is needed to deliver it. */
@Path("/api/v1/communities/{community}/rewards")
@Produces(MediaType.APPLICATION_JSON)
public final class RewardResource {
  private final CurrentProgrammes programmes;
  private final RedemptionStore store;
  private final VoucherCodes codes;
  private final FulfillerBook fulfillers;
  private final OutboundRule rule;
  private final Clock clock;

  public RewardResource(
      CurrentProgrammes programmes,
      RedemptionStore store,
      VoucherCodes codes,
      FulfillerBook fulfillers,
      OutboundRule rule,
      Clock clock) {
    this.programmes = programmes;
    this.store = store;
    this.codes = codes;
    this.fulfillers = fulfillers;
    this.rule = rule;
    this.clock = clock;
  }

  /**
   * Who fulfils a reward.
   *
   * @param secret what both sides sign with; only in the answer that made it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record FulfillerView(
      String url, @Nullable String secret, @JsonProperty("configured_at") String configuredAt) {}

  @GET
  public Part<RewardView> rewards(@Context ContainerRequestContext request) {
    Community community = OpenedCommunity.of(request);
    List<Reward> rewards = programmes.of(community).latest().programme().rewards();
    Map<String, Long> left = Offers.left(store, community, rewards);
    Instant now = Instant.now(clock);
    return Part.whole(rewards, reward -> RewardView.of(reward, left.get(reward.id()), now));
  }

  /** Adds codes to a voucher's pool. */
  @POST
  @Path("/{reward}/codes")
  @Consumes({MediaType.TEXT_PLAIN, "text/csv"})
  public VoucherCodes.Added add(
      @Context ContainerRequestContext request,
      @PathParam("reward") String reward,
      InputStream body)
      throws IOException {
    Community community = OpenedCommunity.of(request);
    Reward found = find(community, reward, Reward.Kind.VOUCHER);
    return codes.add(community, found.id(), CodeList.read(body));
  }

  /** Sets who fulfils a reward, with a fresh secret that is shown only now. */
  @PUT
  @Path("/{reward}/fulfiller")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response configure(
      @Context ContainerRequestContext request,
      @PathParam("reward") String reward,
      InputStream body)
      throws IOException {
    Community community = OpenedCommunity.of(request);
    Reward found = find(community, reward, Reward.Kind.WEBHOOK);
    String url = url(MoneyCalls.read(body));
    String secret = fulfillers.configure(community, found.id(), url);
    return answer(new FulfillerView(url, secret, Instant.now(clock).toString()));
  }

  private String url(JsonNode json) {
    if (json.size() != 1 || !json.path("url").isTextual()) {
      throw CallFields.wrong("url", "must be there, as a text, and nothing else");
    }
    String url = json.get("url").textValue();
    try {
      rule.read(url);
      return url;
    } catch (IllegalArgumentException e) {
      throw CallFields.wrong("url", String.valueOf(e.getMessage()));
    }
  }

  @GET
  @Path("/{reward}/fulfiller")
  public Response fulfiller(
      @Context ContainerRequestContext request, @PathParam("reward") String reward) {
    Community community = OpenedCommunity.of(request);
    FulfillerStore.Endpoint known =
        fulfillers
            .find(community, find(community, reward, Reward.Kind.WEBHOOK).id())
            .orElseThrow(
                () ->
                    new ProblemException(
                        ErrorCode.NOT_FOUND, "It was never said who fulfils this reward."));
    return answer(new FulfillerView(known.url(), null, known.configuredAt().toString()));
  }

  private static Response answer(FulfillerView view) {
    return Response.ok(view).header("Cache-Control", "no-store").build();
  }

  private Reward find(Community community, String id, Reward.Kind kind) {
    Reward reward = programmes.of(community).latest().programme().reward(id);
    if (reward == null) {
      throw new ProblemException(ErrorCode.NOT_FOUND, "The programme offers no such reward.");
    }
    if (reward.kind() != kind) {
      throw new ProblemException(
          ErrorCode.REFUSED,
          Problem.of(ErrorCode.REFUSED, "The reward '" + id + "' is of another kind.")
              .at("reward"));
    }
    return reward;
  }
}

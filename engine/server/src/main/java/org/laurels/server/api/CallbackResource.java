// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.community.CommunityStore;
import org.laurels.core.redemption.Decision;
import org.laurels.core.redemption.Redemption;
import org.laurels.core.redemption.RedemptionRefusedException;
import org.laurels.core.redemption.RedemptionState;
import org.laurels.core.redemption.RedemptionStore;
import org.laurels.core.redemption.Redemptions;
import org.laurels.core.wallet.Call;
import org.laurels.core.wallet.Told;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.ProblemException;
import org.laurels.server.reward.FulfillerBook;
import org.laurels.server.reward.WebhookSignature;

/**
 * Where those who fulfil rewards say what became of a redemption. The signature is all that opens
 * it, over the very bytes that came; whether a community or a reward exists is told to nobody.
 */
@Path("/api/v1/callbacks")
@Produces(MediaType.APPLICATION_JSON)
public final class CallbackResource {
  private static final int BODY_BYTES_MAX = 64 * 1024;
  private static final int SAID_LENGTH_MAX = 190;

  private final CommunityStore communities;
  private final FulfillerBook fulfillers;
  private final RedemptionStore store;
  private final Redemptions redemptions;
  private final MoneyCalls calls;
  private final Clock clock;

  public CallbackResource(
      CommunityStore communities,
      FulfillerBook fulfillers,
      RedemptionStore store,
      Redemptions redemptions,
      MoneyCalls calls,
      Clock clock) {
    this.communities = communities;
    this.fulfillers = fulfillers;
    this.store = store;
    this.redemptions = redemptions;
    this.calls = calls;
    this.clock = clock;
  }

  // The parameter is not called community: that name asks for a token.
  @POST
  @Path("/{of}/{reward}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response hear(
      @Context ContainerRequestContext request,
      @PathParam("of") String name,
      @PathParam("reward") String reward,
      InputStream body)
      throws IOException {
    byte[] bytes = body.readNBytes(BODY_BYTES_MAX + 1);
    if (bytes.length > BODY_BYTES_MAX) {
      throw new ProblemException(
          ErrorCode.BODY_TOO_LARGE, "At most " + BODY_BYTES_MAX + " bytes are taken.");
    }
    Community community = communities.find(name).orElseThrow(CallbackResource::unsigned);
    WebhookSignature.Headers said =
        new WebhookSignature.Headers(
            one(request, WebhookSignature.ID),
            one(request, WebhookSignature.TIMESTAMP),
            one(request, WebhookSignature.SIGNATURE));
    Optional<String> secret = fulfillers.secret(community, reward);
    if (secret.isEmpty()
        || !WebhookSignature.isGood(secret.get(), said, bytes, Instant.now(clock))) {
      throw unsigned();
    }
    JsonNode json = MoneyCalls.read(new ByteArrayInputStream(bytes));
    // What was signed may be told by several: one reward's ids are nothing to another one.
    Call call = CallKeys.call(request, "callback:" + reward, String.valueOf(said.id()), json);
    return calls.answer(
        community, call, json, (same, fields) -> resolve(community, reward, same, fields));
  }

  private static @Nullable String one(ContainerRequestContext request, String header) {
    List<String> values = request.getHeaders().get(header);
    return values == null || values.size() != 1 ? null : values.get(0);
  }

  private static ProblemException unsigned() {
    return new ProblemException(
        ErrorCode.BAD_SIGNATURE,
        "The message must be signed as Standard Webhooks has it, with this reward's secret, not"
            + " more than 5 minutes ago. Nothing was moved.");
  }

  private Told resolve(Community community, String reward, Call call, JsonFields fields) {
    fields.onlyThese(Set.of("redemption", "status", "reference", "reason"));
    Redemption seen = find(community, reward, fields.text("redemption"));
    boolean done = isDone(fields);
    String heard = CallFields.optionalLine(fields, done ? "reference" : "reason", SAID_LENGTH_MAX);
    if (agrees(seen, done)) {
      return told(call, seen);
    }
    try {
      Decision decision = done ? new Decision.Settle(heard) : new Decision.Refuse(heard);
      return redemptions.decide(community, seen.id(), decision, call, RedemptionView::text);
    } catch (RedemptionRefusedException e) {
      if (e.why() != RedemptionRefusedException.Why.WRONG_STATE) {
        throw e;
      }
      Redemption now = store.find(community, seen.id()).orElse(seen);
      if (agrees(now, done)) {
        return told(call, now);
      }
      redemptions.remark(
          community,
          seen.id(),
          "its fulfiller said " + (done ? "done" : "refused") + " afterwards");
      throw e;
    }
  }

  private Redemption find(Community community, String reward, String id) {
    try {
      return store
          .find(community, OpaqueId.REDEMPTION.number(id))
          .filter(found -> found.reward().equals(reward))
          .orElseThrow(CallbackResource::none);
    } catch (IllegalArgumentException e) {
      throw none();
    }
  }

  private static ProblemException none() {
    return new ProblemException(ErrorCode.NOT_FOUND, "This reward has no such redemption.");
  }

  private static boolean isDone(JsonFields fields) {
    return switch (fields.text("status")) {
      case "done" -> true;
      case "refused" -> false;
      default -> throw CallFields.wrong("status", "must be done or refused");
    };
  }

  /** Whether it has ended as it is said to have. */
  private static boolean agrees(Redemption redemption, boolean done) {
    return done ? redemption.state().captured() : redemption.state() == RedemptionState.RELEASED;
  }

  private Told told(Call call, Redemption redemption) {
    return new Told(call.answer(200, RedemptionView.text(redemption)), false);
  }
}

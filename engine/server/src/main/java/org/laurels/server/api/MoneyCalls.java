// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Optional;
import org.laurels.core.bounty.BountyRefusedException;
import org.laurels.core.community.Community;
import org.laurels.core.event.InvalidEventException;
import org.laurels.core.redemption.RedemptionRefusedException;
import org.laurels.core.wallet.Answer;
import org.laurels.core.wallet.Call;
import org.laurels.core.wallet.KeyReusedException;
import org.laurels.core.wallet.NotEnoughCreditsException;
import org.laurels.core.wallet.Told;
import org.laurels.core.wallet.WalletStore;
import org.laurels.server.access.OpenedCommunity;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.Problem;
import org.laurels.server.problem.ProblemException;

/**
 * Answers calls that move credits: each once, however often it is sent. What was moved was written
 * together with its answer; a refusal moved nothing and is noted after it. A body that cannot be
 * read is no call yet, and its key stays free for the right one. Thread-safe.
 */
public final class MoneyCalls {
  private static final String REPLAYED = "Idempotency-Replayed";
  private static final int OK = 200;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final WalletStore wallets;

  public MoneyCalls(WalletStore wallets) {
    this.wallets = wallets;
  }

  /** What is done once, with the fields of the body. */
  interface Work {
    Told of(Call call, JsonFields fields);
  }

  /** Answers a call of who has opened the community. */
  Response answer(ContainerRequestContext request, InputStream body, Work work) throws IOException {
    String key = CallKeys.key(request);
    JsonNode json = read(body);
    Call call = CallKeys.call(request, OpenedCommunity.caller(request), key, json);
    return answer(OpenedCommunity.of(request), call, json, work);
  }

  /** Answers a call that has its key from elsewhere. */
  Response answer(Community community, Call call, JsonNode json, Work work) {
    try {
      Optional<Answer> before = call.before(wallets.answered(community, call.scope(), call.key()));
      return response(
          before
              .map(answer -> new Told(answer, true))
              .orElseGet(() -> done(community, call, json, work)));
    } catch (KeyReusedException e) {
      throw new ProblemException(
          ErrorCode.KEY_REUSED,
          "This key stands for an earlier call that asked something else. Take a fresh key for"
              + " each call, and the same one only to send the same call again.");
    } catch (InvalidEventException e) {
      throw new ProblemException(
          ErrorCode.REFUSED,
          Problem.of(ErrorCode.REFUSED, String.valueOf(e.getMessage())).at(e.field()));
    }
  }

  private Told done(Community community, Call call, JsonNode json, Work work) {
    try {
      return work.of(call, JsonFields.of(json));
    } catch (RedemptionRefusedException e) {
      Problem problem = Refusals.of(e);
      if (e.why() == RedemptionRefusedException.Why.HALTED) {
        // It says nothing about this call, which may be sent again when all is well.
        throw new ProblemException(ErrorCode.HALTED, problem);
      }
      return refused(community, call, problem);
    } catch (BountyRefusedException e) {
      Problem problem = Refusals.of(e);
      if (e.why() == BountyRefusedException.Why.HALTED) {
        throw new ProblemException(ErrorCode.HALTED, problem);
      }
      return refused(community, call, problem);
    } catch (NotEnoughCreditsException e) {
      return refused(community, call, Refusals.of(e));
    }
  }

  private Told refused(Community community, Call call, Problem problem) {
    return noted(community, call, call.answer(problem.status(), text(problem)));
  }

  /** Notes an answer after the work that may be done twice without harm. */
  Told noted(Community community, Call call, Object view) {
    return noted(community, call, call.answer(OK, text(view)));
  }

  /** Where the same call was answered otherwise meanwhile, that answer counts. */
  private Told noted(Community community, Call call, Answer mine) {
    Answer stands = wallets.answer(community, mine);
    call.before(Optional.of(stands));
    return new Told(stands, !stands.equals(mine));
  }

  /** No body is an object with nothing in it. */
  static JsonNode read(InputStream body) throws IOException {
    PushbackInputStream ahead = new PushbackInputStream(body);
    int first = ahead.read();
    if (first < 0) {
      return JsonNodeFactory.instance.objectNode();
    }
    ahead.unread(first);
    JsonNode json = JsonBody.read(ahead);
    if (!json.isObject()) {
      throw new ProblemException(ErrorCode.REFUSED, "The body must be an object.");
    }
    return json;
  }

  /** An answer as it is kept. */
  static String text(Object answer) {
    try {
      return MAPPER.writeValueAsString(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("views are plain", e);
    }
  }

  private static Response response(Told told) {
    int status = told.answer().status();
    Response.ResponseBuilder builder =
        Response.status(status)
            .type(status < 400 ? MediaType.APPLICATION_JSON : Problem.MEDIA_TYPE)
            .header("Cache-Control", "no-store")
            .entity(told.answer().body());
    return (told.replayed() ? builder.header(REPLAYED, "true") : builder).build();
  }
}

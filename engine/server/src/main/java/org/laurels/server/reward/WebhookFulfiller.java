// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.reward;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.laurels.core.redemption.Fulfiller;
import org.laurels.core.redemption.FulfillerStore;
import org.laurels.core.redemption.Redemption;
import org.laurels.server.api.OpaqueId;
import org.laurels.server.outbound.OutboundHttp;

/**
 * Tells another system of redemptions by signed messages. Each is named by its redemption and reads
 * the same however often it is sent: to ask is to send it again, and whoever gets it fulfils it
 * once. Whatever is not a plain yes or no is unknown. Thread-safe.
 */
public final class WebhookFulfiller implements Fulfiller {
  private static final int REFERENCE_LENGTH_MAX = 190;
  private static final int REASON_LENGTH_MAX = 500;
  private static final int ANSWER_BYTES_MAX = 64 * 1024;

  /** It was taken, and is not done yet. */
  private static final int ACCEPTED = 202;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final FulfillerBook book;
  private final Clock clock;
  private final OutboundHttp http;
  private final Duration timeout;

  public WebhookFulfiller(FulfillerBook book, OutboundHttp http, Clock clock) {
    this(book, http, clock, OutboundHttp.TIMEOUT);
  }

  WebhookFulfiller(FulfillerBook book, OutboundHttp http, Clock clock, Duration timeout) {
    this.book = book;
    this.http = http;
    this.clock = clock;
    this.timeout = timeout;
  }

  @Override
  public Outcome submit(Redemption redemption) {
    return tell(redemption);
  }

  @Override
  public Outcome ask(Redemption redemption) {
    return tell(redemption);
  }

  private Outcome tell(Redemption redemption) {
    Optional<FulfillerStore.Errand> errand = book.errand(redemption.id());
    if (errand.isEmpty()) {
      return new Outcome.Unknown("nobody is named who fulfils '" + redemption.reward() + "'");
    }
    byte[] payload = payload(redemption, errand.get());
    FulfillerStore.Endpoint endpoint = errand.get().endpoint();
    try {
      Map<String, String> headers =
          headers(
              book.open(endpoint, errand.get().communityId(), redemption.reward()),
              OpaqueId.REDEMPTION.of(redemption.id()),
              payload);
      return outcome(
          http.send(
              "POST", URI.create(endpoint.url()), headers, payload, timeout, ANSWER_BYTES_MAX));
    } catch (IllegalArgumentException e) {
      return new Outcome.Unknown(shortened(String.valueOf(e.getMessage()), REASON_LENGTH_MAX));
    } catch (IOException e) {
      // The words of libraries may name addresses inside; the kind is enough to look for more.
      return new Outcome.Unknown("no answer: " + e.getClass().getSimpleName());
    }
  }

  private Map<String, String> headers(String secret, String id, byte[] payload) {
    long seconds = Instant.now(clock).getEpochSecond();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Accept", "application/json");
    headers.put(WebhookSignature.ID, id);
    headers.put(WebhookSignature.TIMESTAMP, Long.toString(seconds));
    headers.put(WebhookSignature.SIGNATURE, WebhookSignature.of(secret, id, seconds, payload));
    return headers;
  }

  /** Says nothing that changes from one time to the next. */
  private static byte[] payload(Redemption redemption, FulfillerStore.Errand errand) {
    ObjectNode message = MAPPER.createObjectNode();
    message.put("type", "redemption.submitted");
    message.put("timestamp", redemption.requestedAt().toString());
    ObjectNode body = message.putObject("data");
    body.put("redemption", OpaqueId.REDEMPTION.of(redemption.id()));
    body.put("reward", redemption.reward());
    body.put("host", errand.host());
    body.put("member", errand.externalId());
    body.put("unit", redemption.unit());
    body.put("amount", redemption.amount());
    body.put("matched", redemption.matched());
    try {
      return MAPPER.writeValueAsBytes(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain texts and numbers are JSON", e);
    }
  }

  /**
   * Yes and no are said in so many words. A status alone is no word of whoever fulfils: a proxy in
   * between, or an endpoint that has moved, answers 404 to what was fulfilled long ago.
   */
  private static Outcome outcome(OutboundHttp.Reply reply) {
    int status = reply.status();
    JsonNode said = json(reply.body());
    boolean heard = status >= 200 && status < 300 && status != ACCEPTED;
    boolean refused = (heard || (status >= 400 && status < 500)) && says(said, "refused");
    if (heard && says(said, "done")) {
      return new Outcome.Done(shortened(said.path("reference").asText(""), REFERENCE_LENGTH_MAX));
    }
    if (refused) {
      return new Outcome.Refused(reason(said));
    }
    return new Outcome.Unknown("answered " + status + (heard ? ", neither done nor refused" : ""));
  }

  private static boolean says(JsonNode said, String word) {
    return said.path("status").asText("").equals(word);
  }

  private static JsonNode json(byte[] body) {
    try {
      JsonNode read = MAPPER.readTree(body);
      return read == null ? MAPPER.missingNode() : read;
    } catch (IOException e) {
      return MAPPER.missingNode();
    }
  }

  private static String reason(JsonNode said) {
    String reason = shortened(said.path("reason").asText(""), REASON_LENGTH_MAX);
    return reason.isBlank() ? "refused" : reason;
  }

  private static String shortened(String text, int lengthMax) {
    String plain = text.replaceAll("\\p{Cntrl}", " ").strip();
    return plain.substring(0, Math.min(lengthMax, plain.length()));
  }
}

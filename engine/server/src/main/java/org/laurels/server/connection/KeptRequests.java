// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.connection;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.laurels.core.connection.Connection;
import org.laurels.core.connection.Kept;
import org.laurels.core.connection.KeptStore;
import org.laurels.core.connection.Outcome;
import org.laurels.server.secret.InstallationKey;
import org.laurels.spi.InboundRequest;

/** Requests that are kept, sealed: they hold what people wrote, and proofs of who sent them. */
final class KeptRequests {
  /** Sealed and in Base64 a body takes nearly twice its length. */
  private static final Kept.Bound WAITING = new Kept.Bound(2_000, 64L << 20);

  private static final Kept.Bound REFUSED = new Kept.Bound(50, 4L << 20);
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final TypeReference<Map<String, List<String>>> LISTS = new TypeReference<>() {};

  private final KeptStore store;
  private final LongSupplier numbers;
  private final InstallationKey key;

  KeptRequests(KeptStore store, LongSupplier numbers, InstallationKey key) {
    this.store = requireNonNull(store, "store is null");
    this.numbers = requireNonNull(numbers, "numbers is null");
    this.key = requireNonNull(key, "key is null");
  }

  KeptStore store() {
    return store;
  }

  /** Keeps a request durably; how many older ones were let go for it. */
  int keep(Connection connection, Outcome outcome, String reason, InboundRequest request) {
    byte[] sealed = key.encrypt(bytes(request), belongsTo(connection.id()));
    Kept kept =
        new Kept(
            numbers.getAsLong(),
            connection.id(),
            outcome,
            request.receivedAt(),
            reason,
            Base64.getEncoder().encodeToString(sealed));
    return store.keep(kept, outcome == Outcome.WAITING ? WAITING : REFUSED);
  }

  /** The request as it came. */
  InboundRequest open(Kept kept) {
    byte[] sealed = Base64.getDecoder().decode(kept.sealed());
    try {
      JsonNode json = MAPPER.readTree(key.decrypt(sealed, belongsTo(kept.connectionId())));
      return new InboundRequest(
          json.get("method").textValue(),
          json.get("uri").textValue(),
          MAPPER.convertValue(json.get("headers"), LISTS),
          MAPPER.convertValue(json.get("query"), LISTS),
          json.get("body").binaryValue(),
          Instant.parse(json.get("receivedAt").textValue()));
    } catch (IOException e) {
      throw new UncheckedIOException("a kept request cannot be read", e);
    }
  }

  private static byte[] bytes(InboundRequest request) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("method", request.method());
    json.put("uri", request.uri());
    json.set("headers", MAPPER.valueToTree(request.headers()));
    json.set("query", MAPPER.valueToTree(request.query()));
    json.put("body", request.body());
    json.put("receivedAt", request.receivedAt().toString());
    try {
      return MAPPER.writeValueAsBytes(json);
    } catch (IOException e) {
      throw new UncheckedIOException("a request is JSON", e);
    }
  }

  private static String belongsTo(long connectionId) {
    return "request of connection " + connectionId;
  }
}

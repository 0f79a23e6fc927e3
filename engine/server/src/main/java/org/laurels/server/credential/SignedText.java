// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JWT in its compact form: header, payload and signature, each in Base64url. Only the form; who
 * signed it is asked elsewhere.
 */
record SignedText(ObjectNode header, ObjectNode payload, String signingInput, String signature) {
  private static final int PARTS = 3;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  /** What is still to be signed. */
  record Unsigned(String signingInput) {
    String signed(byte[] signature) {
      return signingInput + "." + ENCODER.encodeToString(signature);
    }
  }

  static Unsigned unsigned(ObjectNode header, ObjectNode payload) {
    return new Unsigned(encode(header) + "." + encode(payload));
  }

  private static String encode(ObjectNode node) {
    return ENCODER.encodeToString(Json.text(node).getBytes(UTF_8));
  }

  /** Reads one; empty where it is none, or is written otherwise than its bytes are encoded. */
  static Optional<SignedText> read(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != PARTS) {
      return Optional.empty();
    }
    try {
      ObjectNode header = object(parts[0]);
      ObjectNode payload = object(parts[1]);
      byte[] signature = Base64.getUrlDecoder().decode(parts[2].getBytes(US_ASCII));
      // Decoders overlook the last bits of the last letter: only one way to write it counts.
      boolean exact = ENCODER.encodeToString(signature).equals(parts[2]);
      return header == null || payload == null || !exact
          ? Optional.empty()
          : Optional.of(new SignedText(header, payload, parts[0] + "." + parts[1], parts[2]));
    } catch (IllegalArgumentException | JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static @Nullable ObjectNode object(String part) throws JsonProcessingException {
    JsonNode node = Json.read(new String(Base64.getUrlDecoder().decode(part), UTF_8));
    return node instanceof ObjectNode object ? object : null;
  }

  boolean isSignedBy(String publicKey) {
    return "EdDSA".equals(header.path("alg").textValue())
        && Ed25519.verifies(
            publicKey, signingInput.getBytes(US_ASCII), Base64.getUrlDecoder().decode(signature));
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.laurels.spi.ConnectorConfig;
import org.laurels.spi.InboundRequest;
import org.laurels.spi.Reception;

/** Requests as hosts send them, signed by a second hand that shares no code with the check. */
final class Sent {
  static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  static final String SECRET = "s3cret";

  private Sent() {}

  /** The recorded bodies beside the checkout, where they are. */
  static Optional<Path> payloads() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path found = at.resolve("shared/payloads");
      if (Files.isDirectory(found)) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] hmac(String algorithm, String secret, byte[] text) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static InboundRequest request(byte[] body, String... headers) {
    Map<String, List<String>> sent = new TreeMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      sent.put(headers[i], List.of(headers[i + 1]));
    }
    return new InboundRequest(
        "POST", "https://laurels.example.org/hooks/x", sent, Map.of(), body, NOW);
  }

  /** As the host of a shipped mapping signs it. */
  static InboundRequest by(String mapping, byte[] body) {
    return switch (mapping) {
      case "freshdesk" -> request(body, "X-Laurels-Secret", SECRET);
      case "intercom" ->
          request(
              body,
              "X-Hub-Signature",
              "sha1=" + HexFormat.of().formatHex(hmac("HmacSHA1", SECRET, body)));
      case "scoold" ->
          request(
              body,
              "X-Webhook-Signature",
              Base64.getEncoder().encodeToString(hmac("HmacSHA256", SECRET, body)));
      case "zendesk" -> {
        byte[] time = NOW.toString().getBytes(UTF_8);
        byte[] signed = new byte[time.length + body.length];
        System.arraycopy(time, 0, signed, 0, time.length);
        System.arraycopy(body, 0, signed, time.length, body.length);
        yield request(
            body,
            "X-Zendesk-Webhook-Signature",
            Base64.getEncoder().encodeToString(hmac("HmacSHA256", SECRET, signed)),
            "X-Zendesk-Webhook-Signature-Timestamp",
            NOW.toString());
      }
      default -> throw new IllegalArgumentException(mapping);
    };
  }

  static Reception heard(String mapping, String body) {
    return heard(mapping, body.getBytes(UTF_8));
  }

  static Reception heard(String mapping, byte[] body) {
    return new WebhookConnector()
        .open(new ConnectorConfig(Map.of("mapping", mapping, "secret", SECRET)))
        .receiver()
        .orElseThrow()
        .receive(by(mapping, body));
  }
}

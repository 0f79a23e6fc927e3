// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.requesttracker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.laurels.spi.ConfigField;
import org.laurels.spi.ConnectorConfig;
import org.laurels.spi.Host;
import org.laurels.spi.InboundRequest;

/** Requests as the extension sends them, and hosts as an operator configures them. */
final class Sent {
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:01Z");
  private static final String KEY = "a secret of thirty-two bytes, yes";

  static final Map<String, String> CONFIG =
      Map.of(
          "secret", "whsec_" + Base64.getEncoder().encodeToString(KEY.getBytes(UTF_8)),
          "url", "https://rt.example.org/rt/",
          "user", "laurels",
          "password", "pass word");

  private Sent() {}

  static InboundRequest request(byte[] body) {
    String seconds = Long.toString(NOW.getEpochSecond());
    Map<String, List<String>> headers =
        Map.of(
            "webhook-id", List.of("msg_1"),
            "webhook-timestamp", List.of(seconds),
            "webhook-signature", List.of("v1," + signature("msg_1." + seconds + ".", body)));
    return new InboundRequest(
        "POST", "https://laurels.example.org/hooks/x", headers, Map.of(), body, NOW);
  }

  private static String signature(String head, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY.getBytes(UTF_8), "HmacSHA256"));
      mac.update(head.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A host with these fields beside the usual ones, defaults filled in as the engine does. */
  static Host host(Map<String, String> more) {
    Map<String, String> values = new TreeMap<>(CONFIG);
    values.putAll(more);
    return open(values);
  }

  static Host open(Map<String, String> values) {
    Map<String, String> filled = new TreeMap<>(values);
    RequestTrackerConnector connector = new RequestTrackerConnector();
    for (ConfigField field : connector.fields()) {
      String byDefault = field.defaultValue();
      if (byDefault != null) {
        filled.putIfAbsent(field.name(), byDefault);
      }
    }
    return connector.open(new ConnectorConfig(filled));
  }
}

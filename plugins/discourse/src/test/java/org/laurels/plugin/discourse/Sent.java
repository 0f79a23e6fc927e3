// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.discourse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.laurels.spi.ConfigField;
import org.laurels.spi.ConnectorConfig;
import org.laurels.spi.Host;
import org.laurels.spi.InboundRequest;
import org.laurels.spi.Reception;
import org.laurels.spi.SourceEvent;

/** Webhooks as Discourse sends them, signed by a second hand that shares no code with the check. */
final class Sent {
  static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  static final String SECRET = "s3cret";
  static final String URL = "https://forum.example.org";

  private Sent() {}

  /** The recorded bodies beside the checkout, where they are. */
  static Optional<Path> payloads() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path found = at.resolve("shared/payloads/discourse");
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

  static String signature(String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static InboundRequest request(String type, String event, byte[] body) {
    Map<String, List<String>> headers = new TreeMap<>();
    headers.put("X-Discourse-Instance", List.of(URL));
    headers.put("X-Discourse-Event-Id", List.of("4711"));
    headers.put("X-Discourse-Event-Type", List.of(type));
    headers.put("X-Discourse-Event", List.of(event));
    headers.put("X-Discourse-Event-Signature", List.of(signature(SECRET, body)));
    return request(headers, body);
  }

  static InboundRequest request(Map<String, List<String>> headers, byte[] body) {
    return new InboundRequest(
        "POST", "https://laurels.example.org/hooks/x", headers, Map.of(), body, NOW);
  }

  static Map<String, String> config(String... more) {
    Map<String, String> values = new TreeMap<>();
    for (ConfigField field : new DiscourseConnector().fields()) {
      String byDefault = field.defaultValue();
      if (byDefault != null) {
        values.put(field.name(), byDefault);
      }
    }
    values.put("url", URL);
    values.put("secret", SECRET);
    for (int i = 0; i < more.length; i += 2) {
      values.put(more[i], more[i + 1]);
    }
    return values;
  }

  static Host open(String... more) {
    return new DiscourseConnector(span -> {}).open(new ConnectorConfig(config(more)));
  }

  static Reception heard(InboundRequest request, String... more) {
    return open(more).receiver().orElseThrow().receive(request);
  }

  static Reception heard(String type, String event, String body, String... more) {
    return heard(request(type, event, body.getBytes(UTF_8)), more);
  }

  static SourceEvent event(Reception reception) {
    return ((Reception.Taken) reception).events().get(0);
  }
}

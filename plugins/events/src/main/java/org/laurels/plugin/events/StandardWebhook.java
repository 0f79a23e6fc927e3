// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.laurels.spi.HostRequest;

/** Signs what leaves as Standard Webhooks have it. Immutable. */
public final class StandardWebhook {
  private static final String PREFIX = "whsec_";
  private static final int KEY_BYTES_MIN = 16;

  private final SecretKeySpec key;

  /**
   * What signs.
   *
   * @param secret {@code whsec_} and at least 16 bytes in base64
   * @throws IllegalArgumentException if it is none
   */
  public StandardWebhook(String secret) {
    if (!secret.startsWith(PREFIX)) {
      throw new IllegalArgumentException("must begin with whsec_");
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("must be base64 after whsec_", e);
    }
    if (bytes.length < KEY_BYTES_MIN) {
      throw new IllegalArgumentException("must be at least " + KEY_BYTES_MIN + " bytes");
    }
    key = new SecretKeySpec(bytes, "HmacSHA256");
  }

  /**
   * A signed message.
   *
   * @param id the same each time the same is said
   */
  public HostRequest message(String url, String id, Instant now, String json) {
    long seconds = now.getEpochSecond();
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] signature = mac.doFinal((id + "." + seconds + "." + json).getBytes(UTF_8));
      return HostRequest.of("POST", url)
          .with("webhook-id", id)
          .with("webhook-timestamp", Long.toString(seconds))
          .with("webhook-signature", "v1," + Base64.getEncoder().encodeToString(signature))
          .withJson(json);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK signs so", e);
    }
  }
}

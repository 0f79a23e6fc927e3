// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.reward;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Signatures as Standard Webhooks 1.0.0 has them: HMAC-SHA256 over id, time and payload. */
public final class WebhookSignature {
  public static final String ID = "webhook-id";
  public static final String TIMESTAMP = "webhook-timestamp";
  public static final String SIGNATURE = "webhook-signature";

  private static final String SECRET_PREFIX = "whsec_";
  private static final String VERSION = "v1,";
  private static final int SECRET_BYTES = 32;
  private static final int SIGNATURES_MAX = 10;
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** Without the full stop, which divides what is signed. */
  private static final Pattern GOOD_ID = Pattern.compile("[A-Za-z0-9_-]{1,190}");

  private static final Pattern GOOD_TIME = Pattern.compile("[0-9]{1,12}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private WebhookSignature() {}

  /**
   * What a message says of itself.
   *
   * @param id names the message, the same however often it is sent
   * @param timestamp when it was sent, in seconds since 1970
   * @param signatures one or several, with a blank between
   */
  public record Headers(
      @Nullable String id, @Nullable String timestamp, @Nullable String signatures) {}

  /** A fresh secret, as both sides keep it. */
  static String newSecret() {
    byte[] bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return SECRET_PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  /** The signature of a message, as its header tells it. */
  public static String of(String secret, String id, long timestamp, byte[] payload) {
    byte[] key = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update((id + "." + timestamp + ".").getBytes(UTF_8));
      return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(payload));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  /**
   * Whether a message was signed with the secret and is fresh. Signatures are compared in a time
   * that tells nothing of them.
   *
   * @param payload the very bytes that came
   */
  public static boolean isGood(String secret, Headers said, byte[] payload, Instant now) {
    if (said.id() == null
        || said.timestamp() == null
        || said.signatures() == null
        || !GOOD_ID.matcher(said.id()).matches()
        || !GOOD_TIME.matcher(said.timestamp()).matches()) {
      return false;
    }
    long timestamp = Long.parseLong(said.timestamp());
    if (Math.abs(now.getEpochSecond() - timestamp) > TOLERANCE.toSeconds()) {
      return false;
    }
    byte[] expected = of(secret, said.id(), timestamp, payload).getBytes(UTF_8);
    boolean good = false;
    for (String signature : said.signatures().split(" ", SIGNATURES_MAX)) {
      good |= MessageDigest.isEqual(expected, signature.getBytes(UTF_8));
    }
    return good;
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.reward;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.laurels.server.reward.WebhookSignature.Headers;

class WebhookSignatureTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final long TIME = 1614265330;
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
  private static final String SIGNED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  @Test
  void signature_isThatOfTheStandardsExample() {
    assertThat(WebhookSignature.of(SECRET, ID, TIME, BODY)).isEqualTo(SIGNED);
    assertThat(isGood(SECRET, ID, "1614265330", SIGNED, BODY, TIME)).isTrue();
    assertThat(isGood(SECRET, ID, "1614265330", "v1,bm8= v1a,bm8= " + SIGNED, BODY, TIME)).isTrue();
    assertThat(isGood(SECRET, ID, "1614265330", SIGNED, BODY, TIME + 300)).isTrue();
    assertThat(isGood(SECRET, ID, "1614265330", SIGNED, BODY, TIME - 300)).isTrue();
  }

  @Test
  void messageThatWasTouched_isNotGood() {
    byte[] otherBody = "{\"test\":2432232314}".getBytes(UTF_8);
    String time = "1614265330";
    assertThat(isGood(SECRET, ID, time, SIGNED, otherBody, TIME)).isFalse();
    assertThat(isGood(SECRET, ID + "x", time, SIGNED, BODY, TIME)).isFalse();
    assertThat(isGood(SECRET, ID, "1614265331", SIGNED, BODY, TIME)).isFalse();
    assertThat(isGood(SECRET, ID, time, SIGNED, BODY, TIME + 301)).isFalse();
    assertThat(isGood(SECRET, ID, time, SIGNED, BODY, TIME - 301)).isFalse();
    assertThat(isGood(SECRET, ID, time, SIGNED.replace("v1,", "v1a,"), BODY, TIME)).isFalse();
    assertThat(isGood(SECRET, ID, time, SIGNED.substring(3), BODY, TIME)).isFalse();
    assertThat(isGood(SECRET, ID, time, SIGNED.replace("g0", "g1"), BODY, TIME)).isFalse();
    assertThat(isGood(SECRET, ID, time, "", BODY, TIME)).isFalse();
    assertThat(isGood(SECRET, ID, "-1614265330", SIGNED, BODY, TIME)).isFalse();
    assertThat(isGood(WebhookSignature.newSecret(), ID, time, SIGNED, BODY, TIME)).isFalse();
    String dotted = "a.1";
    String signed = WebhookSignature.of(SECRET, dotted, TIME, BODY);
    assertThat(isGood(SECRET, dotted, time, signed, BODY, TIME)).isFalse();
    assertThat(
            WebhookSignature.isGood(
                SECRET, new Headers(null, time, SIGNED), BODY, Instant.ofEpochSecond(TIME)))
        .isFalse();
  }

  @Test
  void secrets_areLongAndNeverTheSame() {
    assertThat(WebhookSignature.newSecret())
        .matches("whsec_[A-Za-z0-9+/]{43}=")
        .isNotEqualTo(WebhookSignature.newSecret());
  }

  private static boolean isGood(
      String secret, String id, String time, String signed, byte[] body, long now) {
    return WebhookSignature.isGood(
        secret, new Headers(id, time, signed), body, Instant.ofEpochSecond(now));
  }
}

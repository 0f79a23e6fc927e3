// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors are published where a source is named; the others were made with openssl. */
class SignatureCheckTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private static final String BODY = "{\"type\":\"zen\"}";

  private static InboundRequest request(String body, Instant at, String... headers) {
    Map<String, List<String>> sent = new HashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      sent.put(headers[i], List.of(headers[i + 1]));
    }
    return new InboundRequest(
        "POST", "https://laurels.example.org/hooks/abc", sent, Map.of(), body.getBytes(UTF_8), at);
  }

  private static Optional<RefusalKind> refusal(
      SignatureScheme scheme, InboundRequest request, String... secrets) {
    return new SignatureCheck(scheme, List.of(secrets))
        .refusal(request)
        .map(Reception.Refused::kind);
  }

  @Test
  void github_asItsDocumentationHasIt() {
    InboundRequest good =
        request(
            "Hello, World!",
            NOON,
            "X-Hub-Signature-256",
            "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
    assertThat(refusal(SignatureSchemes.GITHUB, good, "It's a Secret to Everybody")).isEmpty();
    assertThat(refusal(SignatureSchemes.GITHUB, good, "another"))
        .contains(RefusalKind.BAD_SIGNATURE);
  }

  @Test
  void standardWebhooks_asTheSpecificationHasIt() {
    Instant then = Instant.ofEpochSecond(1614265330);
    String[] headers = {
      "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
      "webhook-timestamp", "1614265330",
      "webhook-signature", "v1,AAAA v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= v2,x"
    };
    String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    String body = "{\"test\": 2432232314}";
    SignatureScheme scheme = SignatureSchemes.STANDARD_WEBHOOKS;
    assertThat(refusal(scheme, request(body, then, headers), secret)).isEmpty();
    assertThat(refusal(scheme, request(body, then.plusSeconds(301), headers), secret))
        .contains(RefusalKind.STALE);
    headers[1] = "msg.1";
    assertThat(refusal(scheme, request(body, then, headers), secret))
        .contains(RefusalKind.BAD_SIGNATURE);
  }

  /** RFC 2202, test case 2 of HMAC-SHA1, and RFC 4231, test case 2 of HMAC-SHA256. */
  @ParameterizedTest
  @CsvSource({
    "hub-sha1,x-hub-signature,sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
    "hub-sha256,x-hub-signature,"
        + "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    "discourse,x-discourse-event-signature,"
        + "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    "scoold,x-webhook-signature,W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=",
    "x,x-twitter-webhooks-signature,sha256=W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM="
  })
  void overTheBody_asTheRfcsHaveIt(String name, String header, String proof) {
    SignatureScheme scheme = SignatureSchemes.named(name).orElseThrow();
    String body = "what do ya want for nothing?";
    assertThat(refusal(scheme, request(body, NOON, header, proof), "Jefe")).isEmpty();
    assertThat(refusal(scheme, request(body + " ", NOON, header, proof), "Jefe"))
        .contains(RefusalKind.BAD_SIGNATURE);
  }

  @ParameterizedTest
  @CsvSource({
    "zendesk,leLm/j8fOF5AI9XtdLgxaDZ4RaW2XvR4+jR5GtuPtsI=,2026-05-01T12:00:00Z",
    "chatwoot,sha256=c0c9500f886ae70b1253ee70efa574db8890b874bd32b963f7ec20b732dceba8,1777636800",
    "hubspot,ZDvOqzC8bGeAaGC9Fh5kRefobSaRs8rOoag5m02x1n8=,1777636800000"
  })
  void withAStamp_isGoodForFiveMinutes(String name, String proof, String stamp) {
    SignatureScheme scheme = SignatureSchemes.named(name).orElseThrow();
    String[] headers = {scheme.header(), proof, scheme.stamp().header(), stamp};
    for (int apart : new int[] {-300, 0, 300}) {
      assertThat(refusal(scheme, request(BODY, NOON.plusSeconds(apart), headers), "s3cret"))
          .isEmpty();
    }
    for (int apart : new int[] {-301, 301}) {
      assertThat(refusal(scheme, request(BODY, NOON.plusSeconds(apart), headers), "s3cret"))
          .contains(RefusalKind.STALE);
    }
    headers[3] = "yesterday";
    assertThat(refusal(scheme, request(BODY, NOON, headers), "s3cret"))
        .contains(RefusalKind.BAD_SIGNATURE);
    assertThat(refusal(scheme, request(BODY, NOON, headers[0], proof), "s3cret"))
        .contains(RefusalKind.BAD_SIGNATURE);
  }

  @Test
  void canny_provesItsNonceOnly() {
    String proof = "eMGJ29OMOk7b4B1jf8T3MjRCaJ/97GYZY8SRuBfHjIc=";
    InboundRequest good = request("any", NOON, "canny-signature", proof, "canny-nonce", "nonce-1");
    InboundRequest other = request("any", NOON, "canny-signature", proof, "canny-nonce", "nonce-2");
    InboundRequest without = request("any", NOON, "canny-signature", proof);
    assertThat(refusal(SignatureSchemes.CANNY, good, "s3cret")).isEmpty();
    assertThat(refusal(SignatureSchemes.CANNY, other, "s3cret"))
        .contains(RefusalKind.BAD_SIGNATURE);
    assertThat(refusal(SignatureSchemes.CANNY, without, "s3cret"))
        .contains(RefusalKind.BAD_SIGNATURE);
  }

  @Test
  void sharedSecret_isComparedWhole() {
    SignatureScheme bearer = SignatureScheme.sharedSecret("authorization", "Bearer ");
    assertThat(refusal(bearer, request(BODY, NOON, "Authorization", "Bearer abc"), "abc"))
        .isEmpty();
    for (String wrong : new String[] {"abc", "Bearer ab", "Bearer abcd", "Bearer ", "bearer abc"}) {
      assertThat(refusal(bearer, request(BODY, NOON, "Authorization", wrong), "abc"))
          .contains(RefusalKind.BAD_SIGNATURE);
    }
    assertThat(
            refusal(SignatureSchemes.XENFORO, request(BODY, NOON, "XF-Webhook-Secret", "a"), "a"))
        .isEmpty();
  }

  @Test
  void oldAndNewSecret_areGoodAtOnce() {
    InboundRequest request = request(BODY, NOON, "xf-webhook-secret", "old");
    assertThat(refusal(SignatureSchemes.XENFORO, request, "new", "old")).isEmpty();
    assertThat(refusal(SignatureSchemes.XENFORO, request, "new"))
        .contains(RefusalKind.BAD_SIGNATURE);
  }

  @Test
  void headerSentTwice_isRefused() {
    InboundRequest twice =
        new InboundRequest(
            "POST",
            "",
            Map.of("xf-webhook-secret", List.of("a", "a")),
            Map.of(),
            new byte[0],
            NOON);
    assertThat(refusal(SignatureSchemes.XENFORO, twice, "a")).contains(RefusalKind.BAD_SIGNATURE);
  }

  @Test
  void anythingElseInTheHeader_isRefused() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (SignatureScheme scheme : SignatureSchemes.all()) {
      for (int i = 0; i < 200; i++) {
        StringBuilder said = new StringBuilder(random.nextBoolean() ? scheme.prefix() : "");
        int length = random.nextInt(80);
        for (int c = 0; c < length; c++) {
          said.append((char) (32 + random.nextInt(95)));
        }
        assertThat(
                refusal(
                    scheme,
                    request(
                        BODY,
                        NOON,
                        scheme.header(),
                        said.toString(),
                        "webhook-id",
                        "m",
                        "canny-nonce",
                        "n",
                        scheme.stamp() == null ? "x-none" : scheme.stamp().header(),
                        i % 2 == 0 ? "1777636800" : "2026-05-01T12:00:00Z"),
                    "s3cret"))
            .as("%s '%s', seed %d", scheme.name(), said, seed)
            .contains(RefusalKind.BAD_SIGNATURE);
      }
    }
  }

  @Test
  void noSecret_isNoSignature() {
    assertThatThrownBy(() -> new SignatureCheck(SignatureSchemes.GITHUB, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SignatureCheck(SignatureSchemes.GITHUB, List.of("a", "")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new SignatureCheck(SignatureSchemes.STANDARD_WEBHOOKS, List.of("whsec_")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

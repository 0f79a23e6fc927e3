// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import java.util.List;
import java.util.Optional;
import org.laurels.spi.SignatureScheme.Coding;
import org.laurels.spi.SignatureScheme.Covered;
import org.laurels.spi.SignatureScheme.Digest;
import org.laurels.spi.SignatureScheme.Stamp;
import org.laurels.spi.SignatureScheme.Unit;

/** The schemes that hosts use, by the name of the first one we met. */
public final class SignatureSchemes {
  /** A secret in a header that the admin names: Fider, Astuto, Freshdesk, Khoros. */
  public static final String SHARED_SECRET = "shared-secret";

  public static final SignatureScheme DISCOURSE =
      body("discourse", "x-discourse-event-signature", "sha256=", Digest.SHA256, Coding.HEX);

  /** GitHub; header and prefix are those of many others. */
  public static final SignatureScheme GITHUB =
      body("github", "x-hub-signature-256", "sha256=", Digest.SHA256, Coding.HEX);

  /** Jira and Mastodon. */
  public static final SignatureScheme HUB_SHA256 =
      body("hub-sha256", "x-hub-signature", "sha256=", Digest.SHA256, Coding.HEX);

  /** Zammad and Intercom. */
  public static final SignatureScheme HUB_SHA1 =
      body("hub-sha1", "x-hub-signature", "sha1=", Digest.SHA1, Coding.HEX);

  /** Scoold, by Para. */
  public static final SignatureScheme SCOOLD =
      body("scoold", "x-webhook-signature", "", Digest.SHA256, Coding.BASE64);

  public static final SignatureScheme X =
      body("x", "x-twitter-webhooks-signature", "sha256=", Digest.SHA256, Coding.BASE64);

  public static final SignatureScheme ZENDESK =
      stamped(
          "zendesk",
          "x-zendesk-webhook-signature",
          "",
          Coding.BASE64,
          Covered.STAMP_BODY,
          new Stamp("x-zendesk-webhook-signature-timestamp", Unit.ISO));

  public static final SignatureScheme CHATWOOT =
      stamped(
          "chatwoot",
          "x-chatwoot-signature",
          "sha256=",
          Coding.HEX,
          Covered.STAMP_DOT_BODY,
          new Stamp("x-chatwoot-timestamp", Unit.SECONDS));

  /** HubSpot's third version. */
  public static final SignatureScheme HUBSPOT =
      stamped(
          "hubspot",
          "x-hubspot-signature-v3",
          "",
          Coding.BASE64,
          Covered.METHOD_URI_BODY_STAMP,
          new Stamp("x-hubspot-request-timestamp", Unit.MILLIS));

  /** Standard Webhooks 1.0.0. The secret is written {@code whsec_} and base64. */
  public static final SignatureScheme STANDARD_WEBHOOKS =
      stamped(
          "standard-webhooks",
          "webhook-signature",
          "v1,",
          Coding.BASE64,
          Covered.ID_STAMP_BODY,
          new Stamp("webhook-timestamp", Unit.SECONDS));

  /**
   * Proves a nonce only: read the object again by the host's API before it counts. Its time is not
   * signed, so it is not looked at.
   */
  public static final SignatureScheme CANNY =
      new SignatureScheme(
          "canny", "canny-signature", "", Digest.SHA256, Coding.BASE64, Covered.NONCE, null);

  /** The shared secret itself, in clear. */
  public static final SignatureScheme XENFORO =
      new SignatureScheme(
          "xenforo", "xf-webhook-secret", "", Digest.NONE, Coding.HEX, Covered.BODY, null);

  private static final List<SignatureScheme> ALL =
      List.of(
          DISCOURSE,
          GITHUB,
          HUB_SHA256,
          HUB_SHA1,
          SCOOLD,
          X,
          ZENDESK,
          CHATWOOT,
          HUBSPOT,
          STANDARD_WEBHOOKS,
          CANNY,
          XENFORO,
          SignatureScheme.sharedSecret("x-laurels-secret", ""));

  private SignatureSchemes() {}

  /** All that have a name. */
  public static List<SignatureScheme> all() {
    return ALL;
  }

  /** The scheme of that name. */
  public static Optional<SignatureScheme> named(String name) {
    return ALL.stream().filter(scheme -> scheme.name().equals(name)).findFirst();
  }

  private static SignatureScheme body(
      String name, String header, String prefix, Digest digest, Coding coding) {
    return new SignatureScheme(name, header, prefix, digest, coding, Covered.BODY, null);
  }

  private static SignatureScheme stamped(
      String name, String header, String prefix, Coding coding, Covered covered, Stamp stamp) {
    return new SignatureScheme(name, header, prefix, Digest.SHA256, coding, covered, stamp);
  }
}

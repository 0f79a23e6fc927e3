// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.laurels.spi.SignatureScheme.Coding;
import org.laurels.spi.SignatureScheme.Covered;
import org.laurels.spi.SignatureScheme.Digest;
import org.laurels.spi.SignatureScheme.Stamp;

/**
 * Checks the proof of a request, on the bytes that came. Every secret in use is tried and compared
 * in a time that tells nothing of it. Immutable.
 */
public final class SignatureCheck {
  /** How far the time of signing may be from ours, where a scheme has one. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final int PROOFS_MAX = 10;
  private static final String STANDARD_SECRET = "whsec_";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");

  /** Without the full stop, which divides what is signed. */
  private static final Pattern MESSAGE_ID = Pattern.compile("[A-Za-z0-9_-]{1,190}");

  private static final Pattern NONCE = Pattern.compile("[\\x21-\\x7e]{1,190}");

  private final SignatureScheme scheme;
  private final List<byte[]> keys;

  /**
   * @param secrets those in use, at least one, none empty
   * @throws IllegalArgumentException if a secret is not as the scheme writes it
   */
  public SignatureCheck(SignatureScheme scheme, List<String> secrets) {
    if (secrets.isEmpty() || secrets.contains("")) {
      throw new IllegalArgumentException("a signature needs a secret");
    }
    this.scheme = scheme;
    this.keys = secrets.stream().map(secret -> key(scheme, secret)).toList();
  }

  private static byte[] key(SignatureScheme scheme, String secret) {
    if (scheme.covered() != Covered.ID_STAMP_BODY || !secret.startsWith(STANDARD_SECRET)) {
      return secret.getBytes(UTF_8);
    }
    byte[] key = Base64.getDecoder().decode(secret.substring(STANDARD_SECRET.length()));
    if (key.length == 0) {
      throw new IllegalArgumentException("there is no secret after " + STANDARD_SECRET);
    }
    return key;
  }

  /** Why the request is not proven; empty where it is. */
  public Optional<Reception.Refused> refusal(InboundRequest request) {
    Optional<String> said = request.header(scheme.header());
    if (said.isEmpty()) {
      return refused("the header " + scheme.header() + " is missing, or there are several");
    }
    String stamped = "";
    Stamp stamp = scheme.stamp();
    if (stamp != null) {
      Optional<String> text = request.header(stamp.header());
      Optional<Instant> signedAt = text.flatMap(each -> instant(each, stamp));
      if (text.isEmpty() || signedAt.isEmpty()) {
        return refused("the header " + stamp.header() + " does not say when it was signed");
      }
      stamped = text.get();
      // Whether it was signed at all is not told to one whose time is wrong, nor the other way.
      Optional<Reception.Refused> unproven = unproven(said.get(), stamped, request);
      return unproven.isPresent() ? unproven : stale(signedAt.get(), request.receivedAt());
    }
    return unproven(said.get(), stamped, request);
  }

  private Optional<Reception.Refused> unproven(
      String said, String stamped, InboundRequest request) {
    String prefix = scheme.prefix();
    boolean good = false;
    boolean listed = scheme.covered() == Covered.ID_STAMP_BODY;
    for (String proof : listed ? said.split(" ", PROOFS_MAX) : new String[] {said}) {
      if (proof.startsWith(prefix)) {
        byte[] given = bytes(proof.substring(prefix.length()));
        for (byte[] key : keys) {
          good |= MessageDigest.isEqual(expected(key, stamped, request), given);
        }
      }
    }
    return good
        ? Optional.empty()
        : refused(
            "the header " + scheme.header() + " is not signed with a secret of this connection");
  }

  /** What the sender's proof says; nothing where it is not written as the scheme writes it. */
  private byte[] bytes(String proof) {
    if (scheme.digest() == Digest.NONE) {
      return proof.getBytes(UTF_8);
    }
    try {
      return scheme.coding() == Coding.HEX
          ? HexFormat.of().parseHex(proof)
          : Base64.getDecoder().decode(proof);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private byte[] expected(byte[] key, String stamped, InboundRequest request) {
    if (scheme.digest() == Digest.NONE) {
      return key;
    }
    Optional<byte[]> signed = signed(stamped, request);
    if (signed.isEmpty()) {
      return new byte[1]; // which no HMAC is
    }
    try {
      String algorithm = scheme.digest().algorithm();
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      return mac.doFinal(signed.get());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has these", e);
    }
  }

  private Optional<byte[]> signed(String stamped, InboundRequest request) {
    byte[] body = request.body();
    return switch (scheme.covered()) {
      case BODY -> Optional.of(body);
      case STAMP_BODY -> Optional.of(joined(stamped, body, ""));
      case STAMP_DOT_BODY -> Optional.of(joined(stamped + ".", body, ""));
      case METHOD_URI_BODY_STAMP ->
          Optional.of(joined(request.method() + request.uri(), body, stamped));
      case ID_STAMP_BODY ->
          request
              .header("webhook-id")
              .filter(id -> MESSAGE_ID.matcher(id).matches())
              .map(id -> joined(id + "." + stamped + ".", body, ""));
      case NONCE ->
          request
              .header("canny-nonce")
              .filter(nonce -> NONCE.matcher(nonce).matches())
              .map(nonce -> nonce.getBytes(UTF_8));
    };
  }

  private static byte[] joined(String before, byte[] body, String after) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(before.getBytes(UTF_8));
    bytes.writeBytes(body);
    bytes.writeBytes(after.getBytes(UTF_8));
    return bytes.toByteArray();
  }

  private static Optional<Instant> instant(String text, Stamp stamp) {
    try {
      return switch (stamp.unit()) {
        case ISO -> Optional.of(OffsetDateTime.parse(text).toInstant());
        case SECONDS -> number(text).map(Instant::ofEpochSecond);
        case MILLIS -> number(text).map(Instant::ofEpochMilli);
      };
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> number(String text) {
    return NUMBER.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  private static Optional<Reception.Refused> stale(Instant signedAt, Instant receivedAt) {
    Duration apart = Duration.between(signedAt, receivedAt).abs();
    return apart.compareTo(TOLERANCE) <= 0
        ? Optional.empty()
        : Optional.of(
            new Reception.Refused(
                RefusalKind.STALE,
                "it was signed at "
                    + signedAt
                    + ", more than "
                    + TOLERANCE.toMinutes()
                    + " minutes from when it came"));
  }

  private static Optional<Reception.Refused> refused(String detail) {
    return Optional.of(new Reception.Refused(RefusalKind.BAD_SIGNATURE, detail));
  }
}

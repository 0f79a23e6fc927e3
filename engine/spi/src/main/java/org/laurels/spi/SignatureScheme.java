// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a host proves that a request is its own. Known ones are in {@link SignatureSchemes}; {@link
 * SignatureCheck} checks them. Immutable.
 *
 * @param name what an operator or a mapping calls it
 * @param header which carries the proof, in lower case
 * @param prefix what stands before the proof in its header, such as {@code sha256=}
 * @param digest of the HMAC; {@link Digest#NONE} where the header carries the secret itself
 * @param coding how the HMAC is written
 * @param covered what was signed
 * @param stamp the header and unit of the time of signing; null where the scheme has none
 */
public record SignatureScheme(
    String name,
    String header,
    String prefix,
    Digest digest,
    Coding coding,
    Covered covered,
    @Nullable Stamp stamp) {
  private static final Pattern HEADER = Pattern.compile("[a-z0-9-]{1,64}");

  /** The hash of the HMAC. */
  public enum Digest {
    SHA1("HmacSHA1"),
    SHA256("HmacSHA256"),
    /** No HMAC: whoever reads one request can send others. Take such only over TLS. */
    NONE("");

    private final String algorithm;

    Digest(String algorithm) {
      this.algorithm = algorithm;
    }

    String algorithm() {
      return algorithm;
    }
  }

  /** How bytes are written. */
  public enum Coding {
    HEX,
    BASE64
  }

  /** What the HMAC is made of. */
  public enum Covered {
    BODY,
    /** The stamp's text and the body, nothing between. */
    STAMP_BODY,
    /** The stamp's text, a full stop, the body. */
    STAMP_DOT_BODY,
    /** Method, address, body and the stamp's text. */
    METHOD_URI_BODY_STAMP,
    /** Message id, full stop, stamp's text, full stop, body: Standard Webhooks. */
    ID_STAMP_BODY,
    /** A nonce in {@code canny-nonce} only: the body is not proven. */
    NONCE
  }

  /** The unit of a time. */
  public enum Unit {
    SECONDS,
    MILLIS,
    /** As RFC 3339 writes it. */
    ISO
  }

  /** Where a request says when it was signed. */
  public record Stamp(String header, Unit unit) {}

  public SignatureScheme {
    requireNonNull(digest, "digest is null");
    requireNonNull(coding, "coding is null");
    requireNonNull(covered, "covered is null");
    if (!HEADER.matcher(header).matches()) {
      throw new IllegalArgumentException("'" + header + "' is no header in lower case");
    }
    boolean stamped = covered != Covered.BODY && covered != Covered.NONCE && digest != Digest.NONE;
    if (stamped && stamp == null) {
      throw new IllegalArgumentException(name + " covers a time and names none");
    }
  }

  /** A secret that the host's admin put into a header of any name. */
  public static SignatureScheme sharedSecret(String header, String prefix) {
    return new SignatureScheme(
        SignatureSchemes.SHARED_SECRET,
        header,
        prefix,
        Digest.NONE,
        Coding.HEX,
        Covered.BODY,
        null);
  }

  /** The same scheme in another header and with another prefix. */
  public SignatureScheme in(String otherHeader, String otherPrefix) {
    return new SignatureScheme(name, otherHeader, otherPrefix, digest, coding, covered, stamp);
  }
}

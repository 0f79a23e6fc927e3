// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.proof;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A SHA-256. Never changes. */
public final class Sha256 {
  /** Stands for what is not there: no text is known to have it. */
  public static final Sha256 NOTHING = new Sha256(new byte[32]);

  private static final int LENGTH = 32;

  private final byte[] bytes;

  private Sha256(byte[] bytes) {
    this.bytes = bytes;
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  static Sha256 of(MessageDigest digest) {
    return new Sha256(digest.digest());
  }

  /**
   * The one that is written so.
   *
   * @throws IllegalArgumentException if this is not 64 hexadecimal digits
   */
  public static Sha256 of(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a hash has 64 hexadecimal digits, not " + hex.length());
    }
    return new Sha256(bytes);
  }

  /**
   * The one that is stored so; what is no hash any more is that of nothing, and matches nothing.
   */
  public static Sha256 stored(String hex) {
    try {
      return of(hex);
    } catch (IllegalArgumentException e) {
      return NOTHING;
    }
  }

  /** In 64 hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /** Its first 8 bytes: enough to tell which of the rows of a block is another one. */
  public long print() {
    return ByteBuffer.wrap(bytes).getLong();
  }

  void addTo(MessageDigest digest) {
    digest.update(bytes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Sha256 hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}

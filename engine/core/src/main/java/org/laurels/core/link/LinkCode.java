// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.link;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is stored of a code: whom it was given to, until when it is good, and whether it was used.
 * Of its text only the hash is kept.
 *
 * @param identityId number of the identity that it was given to
 */
public record LinkCode(long identityId, Instant expiresAt, boolean isUsed) {
  /** A code is good for so long. */
  public static final Duration GOOD_FOR = Duration.ofMinutes(15);

  /** So many codes an identity may be given in {@link #WINDOW}. */
  public static final int GIVEN_MAX = 5;

  /** In this span codes that were given, and codes that were wrong, are counted. */
  public static final Duration WINDOW = Duration.ofHours(1);

  private static final String PREFIX = "laurels-";

  /** Without letters that are taken for digits. 32 of them, so each says five bits. */
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int GROUPS = 3;
  private static final int GROUP_LENGTH = 4;
  private static final Pattern FORM =
      Pattern.compile("laurels(-[" + LETTERS.toLowerCase(Locale.ROOT) + "]{4}){3}");

  public LinkCode {
    requireNonNull(expiresAt, "expiresAt is null");
  }

  /** A fresh code of 60 random bits, such as {@code laurels-7K3F-0QWX-9A2M}. */
  public static String text(SecureRandom random) {
    StringBuilder text = new StringBuilder(PREFIX);
    for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
      if (i > 0 && i % GROUP_LENGTH == 0) {
        text.append('-');
      }
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  /** The SHA-256 by which a code is found, however it was written; empty for what is no code. */
  public static Optional<byte[]> hash(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    return FORM.matcher(plain).matches()
        ? Optional.of(sha256("link code\n" + plain))
        : Optional.empty();
  }

  /** The hash under which wrong codes of an account, or of all of a host, are counted. */
  public static byte[] tries(int community, String host, String account) {
    return sha256("wrong link codes\n" + community + "\n" + host + "\n" + account);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  public boolean isGood(Instant now) {
    return !isUsed && now.isBefore(expiresAt);
  }
}

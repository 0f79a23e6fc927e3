// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Hashes passwords so slowly that guessing them from a stolen database is dear: PBKDF2 with
 * HMAC-SHA-256. Its text names the rounds, so that a later version can ask for more.
 */
final class PasswordHash {
  static final int ROUNDS = 600_000;
  private static final int ROUNDS_MAX = 10_000_000;
  private static final String KIND = "pbkdf2-sha256";
  private static final int SALT_LENGTH = 16;
  private static final int BITS = 256;

  private PasswordHash() {}

  static String of(String password) {
    byte[] salt = Arrays.copyOf(Digests.random(), SALT_LENGTH);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return String.join(
        "$",
        KIND,
        String.valueOf(ROUNDS),
        base64.encodeToString(salt),
        base64.encodeToString(derive(password, salt, ROUNDS)));
  }

  static boolean matches(String hash, String password) {
    String[] parts = hash.split("\\$", -1);
    if (parts.length != 4 || !parts[0].equals(KIND)) {
      throw new IllegalStateException("a stored password is not hashed as it should be");
    }
    int rounds = Integer.parseInt(parts[1]);
    if (rounds < 1 || rounds > ROUNDS_MAX) {
      throw new IllegalStateException("a stored password names impossible rounds");
    }
    Base64.Decoder base64 = Base64.getDecoder();
    return MessageDigest.isEqual(
        base64.decode(parts[3]), derive(password, base64.decode(parts[2]), rounds));
  }

  private static byte[] derive(String password, byte[] salt, int rounds) {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA256", e);
    } finally {
      spec.clearPassword();
    }
  }
}

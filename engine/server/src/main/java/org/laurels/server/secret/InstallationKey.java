// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.secret;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts what the database keeps and must not tell: AES-256-GCM under a key that lies in a file
 * outside of it. The file is made when something is encrypted for the first time, and never by
 * decrypting: a lost key is thus told from a fresh installation. Thread-safe.
 *
 * <p>What is encrypted reads: version, the first bytes of the key's SHA-256, nonce, and the
 * ciphertext with its tag. So a wrong key is told from altered bytes.
 */
public final class InstallationKey {
  private static final byte VERSION = 1;
  private static final int NAME_LENGTH = 4;
  private static final int NONCE_LENGTH = 12;
  private static final int TAG_BITS = 128;
  private static final int HEADER_LENGTH = 1 + NAME_LENGTH + NONCE_LENGTH;

  private final KeyFile file;
  private final SecureRandom random = new SecureRandom();
  private byte @Nullable [] key;

  /** The key in this file, which need not be there yet. */
  public InstallationKey(Path file) {
    this.file = new KeyFile(requireNonNull(file, "file is null"));
  }

  /**
   * Encrypts; makes the key where there is none.
   *
   * @param associated what the secret belongs to, such as its row; decrypting needs the same
   * @throws InstallationKeyException if the key cannot be read or made
   */
  public byte[] encrypt(byte[] secret, String associated) {
    byte[] used = key(true);
    byte[] nonce = new byte[NONCE_LENGTH];
    random.nextBytes(nonce);
    byte[] header =
        ByteBuffer.allocate(HEADER_LENGTH).put(VERSION).put(name(used)).put(nonce).array();
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, used, header, associated).doFinal(secret);
      return ByteBuffer.allocate(header.length + sealed.length).put(header).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  /**
   * Decrypts.
   *
   * @throws InstallationKeyException if the key is not there, is another one, or what was encrypted
   *     has been altered or belongs to something else
   */
  public byte[] decrypt(byte[] encrypted, String associated) {
    byte[] used = key(false);
    if (encrypted.length < HEADER_LENGTH + TAG_BITS / Byte.SIZE || encrypted[0] != VERSION) {
      throw new InstallationKeyException("this is nothing that an installation's key sealed", null);
    }
    if (!Arrays.equals(name(used), Arrays.copyOfRange(encrypted, 1, 1 + NAME_LENGTH))) {
      throw new InstallationKeyException(
          "the key in "
              + file.path()
              + " is not the one that sealed this installation's secrets; put that one back, or"
              + " make the secrets anew",
          null);
    }
    byte[] header = Arrays.copyOf(encrypted, HEADER_LENGTH);
    try {
      return cipher(Cipher.DECRYPT_MODE, used, header, associated)
          .doFinal(encrypted, HEADER_LENGTH, encrypted.length - HEADER_LENGTH);
    } catch (AEADBadTagException e) {
      throw new InstallationKeyException(
          "a sealed secret has been altered, or belongs to something else", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  /**
   * Tells equal texts from others without telling them: an HMAC-SHA256 in hex under a key that
   * follows from the installation's, so that whoever has the database alone cannot try texts out.
   *
   * @param purpose what the texts are; equal texts for different purposes are told apart
   */
  public String fingerprint(String text, String purpose) {
    byte[] derived = hmac(key(true), "laurels fingerprint " + purpose);
    return HexFormat.of().formatHex(hmac(derived, text));
  }

  private static byte[] hmac(byte[] with, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(with, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private synchronized byte[] key(boolean make) {
    byte[] known = key;
    if (known == null) {
      try {
        known = make ? file.readOrMake(random) : file.read();
      } catch (IOException e) {
        throw new InstallationKeyException(
            "the installation's key in " + file.path() + " cannot be used: " + e.getMessage(), e);
      }
      key = known;
    }
    return known;
  }

  private static Cipher cipher(int mode, byte[] key, byte[] header, String associated)
      throws GeneralSecurityException {
    byte[] nonce = Arrays.copyOfRange(header, 1 + NAME_LENGTH, HEADER_LENGTH);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(associated.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  /** Tells one key from another without telling anything of it. */
  private static byte[] name(byte[] key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update("laurels installation key".getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(digest.digest(key), NAME_LENGTH);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.credential;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** The bits of a W3C Bitstring Status List: the first is the leftmost, one is revoked. */
final class StatusBits {
  /** The shortest the standard allows, so that a list says little about whom a reader asks for. */
  static final int LENGTH = 131_072;

  private StatusBits() {}

  /** Compressed and in multibase's Base64url. */
  static String encoded(List<Integer> revoked) {
    byte[] bits = new byte[LENGTH / Byte.SIZE];
    for (int index : revoked) {
      bits[index / Byte.SIZE] |= (byte) (0x80 >>> index % Byte.SIZE);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream compressed = new GZIPOutputStream(bytes)) {
      compressed.write(bits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }
}

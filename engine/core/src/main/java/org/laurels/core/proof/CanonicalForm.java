// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The one form in which values are hashed: numbers as 8 bytes, the highest first; texts in UTF-8
 * behind their length. So no two lists of values look the same, and any program can hash them
 * again. Not thread-safe.
 */
public final class CanonicalForm {
  private static final int ROOM = 256;

  private final MessageDigest digest = Sha256.digest();
  private ByteBuffer values = ByteBuffer.allocate(ROOM);

  public CanonicalForm number(long value) {
    room(Long.BYTES).putLong(value);
    return this;
  }

  public CanonicalForm text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    room(Integer.BYTES + utf8.length).putInt(utf8.length).put(utf8);
    return this;
  }

  private ByteBuffer room(int more) {
    if (values.remaining() < more) {
      byte[] wider = Arrays.copyOf(values.array(), 2 * (values.capacity() + more));
      values = ByteBuffer.wrap(wider).position(values.position());
    }
    return values;
  }

  /** The hash of all that was given; what is given from now on is another row. */
  public Sha256 hash() {
    digest.update(values.array(), 0, values.position());
    values.clear();
    return Sha256.of(digest);
  }
}

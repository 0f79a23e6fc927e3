// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A range of addresses that begin with the same bits. Immutable. */
public final class Network {
  // Digits, dots and colons only: no name, so nobody is asked for it.
  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*)/([0-9]{1,3})");

  private final byte[] first;
  private final int bits;

  private Network(byte[] first, int bits) {
    this.first = first;
    this.bits = bits;
  }

  /**
   * Reads {@code 10.1.0.0/16} or {@code fd00::/8}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Network parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no network such as 10.1.0.0/16");
    }
    byte[] first;
    try {
      first = InetAddress.getByName(form.group(1)).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("'" + text + "' has no address", e);
    }
    int bits = Integer.parseInt(form.group(2));
    if (bits > first.length * Byte.SIZE) {
      throw new IllegalArgumentException("'" + text + "' has more bits than its address");
    }
    return new Network(first, bits);
  }

  /** Whether the address is one of it. */
  boolean has(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length != first.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      if ((bytes[bit / Byte.SIZE] & mask) != (first[bit / Byte.SIZE] & mask)) {
        return false;
      }
    }
    return true;
  }
}

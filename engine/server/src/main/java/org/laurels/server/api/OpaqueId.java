// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import java.util.Locale;

/** Numbers of rows as outsiders see them: texts that say what they name and nothing else. */
public enum OpaqueId {
  MEMBER("m"),
  EVENT("e"),
  ENTRY("n"),
  GRANT("g"),
  REDEMPTION("r"),
  PAYOUT("p"),
  TRANSFER("t"),
  ADJUSTMENT("a"),
  BOUNTY("b"),
  LINK("l"),
  DECISION("d"),
  CURSOR("c");

  private static final int RADIX = 36;

  private final String prefix;

  OpaqueId(String prefix) {
    this.prefix = prefix;
  }

  /** The text for a number, which is not negative. */
  public String of(long number) {
    return prefix + Long.toString(number, RADIX);
  }

  /**
   * The number of a text.
   *
   * @throws IllegalArgumentException if it is no such text
   */
  public long number(String text) {
    if (!text.matches(prefix + "[0-9a-z]{1,13}")) {
      throw new IllegalArgumentException(unknown(text));
    }
    try {
      return Long.parseLong(text.substring(prefix.length()), RADIX);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(unknown(text), e);
    }
  }

  private String unknown(String text) {
    return "'" + text + "' is no id of a " + name().toLowerCase(Locale.ROOT);
  }
}

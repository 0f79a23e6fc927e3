// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.connection;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * How often something became of what a host sent. Immutable.
 *
 * @param count at least 1
 * @param lastAt when it did last
 * @param lastDetail what was said about the last one; may be empty
 * @param lagMillis from the last event's happening to its arrival; 0 where it has none
 */
public record Tally(long count, Instant lastAt, String lastDetail, long lagMillis) {
  public static final int DETAIL_LENGTH_MAX = 500;

  /** Controls, halves of characters, and what turns the direction of a line. */
  private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\p{Cf}]");

  public Tally {
    if (count < 1) {
      throw new IllegalArgumentException("count is less than 1");
    }
    lastDetail = line(lastDetail);
  }

  /** A detail as it is kept: one line, since it may quote what a stranger sent. */
  public static String line(String detail) {
    String cut =
        detail.length() > DETAIL_LENGTH_MAX ? detail.substring(0, DETAIL_LENGTH_MAX) : detail;
    return UNSHOWABLE.matcher(cut).replaceAll("?");
  }

  /** Both together; what is said last is of the other where that is not older. */
  public Tally plus(Tally other) {
    Tally last = other.lastAt.isBefore(lastAt) ? this : other;
    return new Tally(count + other.count, last.lastAt, last.lastDetail, last.lagMillis);
  }
}

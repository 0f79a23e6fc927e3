// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.board;

import java.time.Duration;
import java.time.LocalDate;

/**
 * A named period that ends with a table that is never changed again.
 *
 * @param from first day, in the programme's zone
 * @param until the day after the last
 * @param settle how long after its end what happened within it is still waited for
 * @param winners how many positions are told of when it is over
 */
public record Season(
    String id, String name, LocalDate from, LocalDate until, Duration settle, int winners) {
  public Season {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("season " + id + " ends before it begins");
    }
  }
}

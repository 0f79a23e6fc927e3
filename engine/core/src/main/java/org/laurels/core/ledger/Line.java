// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.ledger;

import java.time.Instant;

/**
 * What the books should say: so much to, or with a minus from, an identity's account.
 *
 * @param version of the programme that decided
 * @param amount never 0
 * @param happenedAt when the cause happened in its host
 */
public record Line(LineKey key, int version, long amount, Instant happenedAt) {
  public Line {
    if (amount == 0) {
      throw new IllegalArgumentException("a line of nothing: " + key);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.wallet;

import java.time.Instant;

/**
 * Credits that a person gave or took, and why. Never changes: a mistake is put right by another.
 *
 * @param id number of the adjustment, by which its transfers name it
 * @param identityId the first identity of the member it was made for
 * @param amount what was given; below 0 what was taken
 * @param by who says so
 */
public record Adjustment(
    long id, long identityId, String unit, long amount, String by, String note, Instant at) {
  public Adjustment {
    if (amount == 0) {
      throw new IllegalArgumentException("an adjustment by nothing");
    }
  }
}

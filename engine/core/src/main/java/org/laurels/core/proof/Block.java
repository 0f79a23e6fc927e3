// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.proof;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * So many rows, sealed at once.
 *
 * @param number 1, 2, 3… in each community
 * @param root the hash of the hashes of its rows, in their order
 * @param previous the hash of the block before it; {@link Sha256#NOTHING} for the first
 */
public record Block(
    int communityId, long number, long rows, Sha256 root, Sha256 previous, Instant sealedAt) {
  /** What the next block names. */
  public Sha256 hash() {
    return new CanonicalForm()
        .text("laurels block 1")
        .number(communityId)
        .number(number)
        .number(rows)
        .text(root.hex())
        .text(previous.hex())
        .number(ChronoUnit.MICROS.between(Instant.EPOCH, sealedAt))
        .hash();
  }
}

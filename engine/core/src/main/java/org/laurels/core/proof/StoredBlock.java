// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.proof;

import java.util.List;

/**
 * A block as it is stored, with the rows that it seals.
 *
 * @param hash as it was when it was sealed
 */
public record StoredBlock(Block block, Sha256 hash, List<SealedRow> rows) {
  public StoredBlock {
    rows = List.copyOf(rows);
  }
}

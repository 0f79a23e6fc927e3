// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.proof;

import java.time.Instant;
import java.util.List;

/**
 * Rows that were written together and wait to be sealed: noted in the transaction that wrote them,
 * so that whatever is seen of the rows is seen of the note as well.
 */
public record Posting(long id, List<RowName> rows, Instant at) {
  public Posting {
    rows = List.copyOf(rows);
  }
}

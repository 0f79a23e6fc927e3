// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import org.laurels.core.proof.RowName;

/** Leaves word of rows that are to be sealed, in the transaction that writes them. */
final class PostingNotes {
  private final RowWriter writer;
  private final int community;
  private final Dialect dialect;
  private final LongSupplier numbers;

  PostingNotes(RowWriter writer, int community, Dialect dialect, LongSupplier numbers) {
    this.writer = writer;
    this.community = community;
    this.dialect = dialect;
    this.numbers = numbers;
  }

  void note(List<RowName> rows, Instant at) throws SQLException {
    writer.insert(
        dialect.insert(
            "unsealed_posting", "id", "community_id", "posted", "row_count", "posted_at"),
        List.of(rows),
        (row, posted) ->
            row.number(numbers.getAsLong())
                .number(community)
                .bytes(PackedRowNames.names(posted))
                .number(posted.size())
                .time(at));
  }
}

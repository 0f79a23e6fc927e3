// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.util.ArrayList;
import java.util.List;
import org.laurels.core.proof.RowName;
import org.laurels.core.proof.SealedRow;

/**
 * Names of rows as one value of a column: neighbours have near numbers, so each takes few bytes.
 */
final class PackedRowNames {
  private PackedRowNames() {}

  /** The row before, from which the next one is told by its distance. */
  private static final class Last {
    private RowName row = RowName.transfer(0);

    void write(PackedNumbers.Writer out, RowName next) {
      out.number(next.kind().code())
          .number(next.eventId() - row.eventId())
          .number(next.id() - row.id());
      row = next;
    }

    RowName read(PackedNumbers.Reader in) {
      RowName.Kind kind = RowName.Kind.of((int) in.number());
      row = new RowName(kind, row.eventId() + in.number(), row.id() + in.number());
      return row;
    }
  }

  static byte[] names(List<RowName> rows) {
    PackedNumbers.Writer out = new PackedNumbers.Writer();
    Last last = new Last();
    rows.forEach(row -> last.write(out, row));
    return out.bytes();
  }

  static List<RowName> names(byte[] bytes) {
    PackedNumbers.Reader in = new PackedNumbers.Reader(bytes);
    Last last = new Last();
    List<RowName> rows = new ArrayList<>();
    while (in.hasMore()) {
      rows.add(last.read(in));
    }
    return rows;
  }

  static byte[] sealed(List<SealedRow> rows) {
    PackedNumbers.Writer out = new PackedNumbers.Writer();
    Last last = new Last();
    for (SealedRow row : rows) {
      last.write(out, row.row());
      out.number(row.print());
    }
    return out.bytes();
  }

  static List<SealedRow> sealed(byte[] bytes) {
    PackedNumbers.Reader in = new PackedNumbers.Reader(bytes);
    Last last = new Last();
    List<SealedRow> rows = new ArrayList<>();
    while (in.hasMore()) {
      rows.add(new SealedRow(last.read(in), in.number()));
    }
    return rows;
  }
}

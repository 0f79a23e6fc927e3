// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.laurels.core.board.BoardRow;
import org.laurels.core.board.BoardTable;
import org.laurels.core.board.MemberTotal;

/** Rows of a board as values of a column: about ten bytes a row, since neighbours differ little. */
final class PackedRows {
  private static final int PART = 10_000;

  private PackedRows() {}

  /** The parts of a table, in its order. */
  static List<byte[]> parts(BoardTable table) {
    List<byte[]> parts = new ArrayList<>();
    for (int from = 0; from < table.size(); from += PART) {
      PackedNumbers.Writer out = new PackedNumbers.Writer();
      Last last = new Last();
      int until = Math.min(table.size(), from + PART);
      for (int i = from; i < until; i++) {
        BoardRow row = table.at(i);
        last.write(out, row.memberId(), row.amount(), row.reachedDay());
      }
      parts.add(out.bytes());
    }
    return parts;
  }

  static byte[] changes(Collection<MemberTotal> totals) {
    PackedNumbers.Writer out = new PackedNumbers.Writer();
    Last last = new Last();
    totals.forEach(t -> last.write(out, t.memberId(), t.amount(), t.reachedDay()));
    return out.bytes();
  }

  /** Takes rows as they were packed. */
  interface Sink {
    void take(long member, long amount, int reachedDay);
  }

  static void read(byte[] bytes, Sink sink) {
    PackedNumbers.Reader in = new PackedNumbers.Reader(bytes);
    Last last = new Last();
    while (in.hasMore()) {
      last.read(in);
      sink.take(last.member, last.amount, (int) last.reached);
    }
  }

  /** The row before, from which the next one is told by its differences. */
  private static final class Last {
    private long member;
    private long amount;
    private long reached;

    void write(PackedNumbers.Writer out, long newMember, long newAmount, long newReached) {
      out.number(newMember - member).number(amount - newAmount).number(newReached - reached);
      member = newMember;
      amount = newAmount;
      reached = newReached;
    }

    void read(PackedNumbers.Reader in) {
      member += in.number();
      amount -= in.number();
      reached += in.number();
    }
  }
}

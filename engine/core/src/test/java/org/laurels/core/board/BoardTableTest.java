// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BoardTableTest {
  private static BoardTable table(Iterable<MemberTotal> totals) {
    BoardTable.Builder builder = new BoardTable.Builder(4);
    totals.forEach(total -> builder.add(total.memberId(), total.amount(), total.reachedDay()));
    return builder.build();
  }

  private static List<BoardRow> all(BoardTable table) {
    return table.rows(0, Integer.MAX_VALUE);
  }

  @Test
  void equalAmounts_shareThePosition_whoReachedItFirstComesFirst() {
    BoardTable table =
        table(
            List.of(
                new MemberTotal(1, 50, 20),
                new MemberTotal(2, 70, 9),
                new MemberTotal(3, 50, 10),
                new MemberTotal(4, 50, 10),
                new MemberTotal(5, 1, 1)));

    assertThat(all(table))
        .containsExactly(
            new BoardRow(1, 2, 70, 9),
            new BoardRow(2, 3, 50, 10),
            new BoardRow(2, 4, 50, 10),
            new BoardRow(2, 1, 50, 20),
            new BoardRow(5, 5, 1, 1));
    assertThat(table.of(1)).contains(new BoardRow(2, 1, 50, 20));
    assertThat(table.of(9)).isEmpty();
  }

  @Test
  void amountsOfNothing_haveNoPlace() {
    BoardTable table = table(List.of(new MemberTotal(1, 0, 3), new MemberTotal(2, -4, 3)));

    assertThat(table.size()).isZero();
  }

  @Test
  void greatAmountsAndOldDays_areInOrder() {
    BoardTable table =
        table(
            List.of(
                new MemberTotal(1, Long.MAX_VALUE, -1_000_000),
                new MemberTotal(2, 1L << 40, 0),
                new MemberTotal(3, (1L << 40) + 1, 0),
                new MemberTotal(4, Long.MAX_VALUE, -1_000_001)));

    assertThat(all(table)).extracting(BoardRow::memberId).containsExactly(4L, 1L, 3L, 2L);
  }

  @Test
  void changes_giveWhatATableFromNothingWould() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Map<Long, MemberTotal> totals = new TreeMap<>();
      BoardTable table = BoardTable.EMPTY;
      for (int round = 0; round < 10; round++) {
        Map<Long, MemberTotal> changes = new TreeMap<>();
        for (int i = random.nextInt(12); i > 0; i--) {
          long member = 1L + random.nextInt(30);
          changes.put(
              member, new MemberTotal(member, random.nextInt(8) - 2, random.nextInt(3) - 1));
        }
        table = table.with(changes.values());
        totals.putAll(changes);
        List<MemberTotal> expected = new ArrayList<>(totals.values());
        expected.removeIf(total -> total.amount() <= 0);
        expected.sort(
            Comparator.comparing(MemberTotal::amount)
                .reversed()
                .thenComparing(MemberTotal::reachedDay)
                .thenComparing(MemberTotal::memberId));
        assertThat(all(table)).as("seed " + seed).isEqualTo(all(table(totals.values())));
        assertThat(all(table))
            .as("seed " + seed)
            .extracting(BoardRow::memberId)
            .containsExactlyElementsOf(expected.stream().map(MemberTotal::memberId).toList());
        for (int i = 0; i < expected.size(); i++) {
          assertThat(table.indexOf(expected.get(i).memberId())).isEqualTo(i);
        }
      }
    }
  }
}

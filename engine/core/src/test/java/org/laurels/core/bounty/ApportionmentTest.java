// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.bounty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ApportionmentTest {
  private static final int RUNS = 20_000;

  @Test
  void what_remains_goesToTheLargestRemainders_thenToTheFirst() {
    assertThat(Apportionment.of(1000, List.of(60L, 20L, 20L))).containsExactly(600L, 200L, 200L);
    assertThat(Apportionment.of(10, List.of(1L, 1L, 1L))).containsExactly(4L, 3L, 3L);
    assertThat(Apportionment.of(11, List.of(1L, 1L, 1L))).containsExactly(4L, 4L, 3L);
    assertThat(Apportionment.of(10, List.of(1L, 3L, 2L))).containsExactly(2L, 5L, 3L);
    assertThat(Apportionment.of(1, List.of(1L, 2L))).containsExactly(0L, 1L);
    assertThat(Apportionment.of(0, List.of(1L, 2L))).containsExactly(0L, 0L);
    assertThat(Apportionment.of(5, List.of(0L, 1L))).containsExactly(0L, 5L);
  }

  @Test
  void sharesThatAreNone_areRefused() {
    for (List<Long> parts : List.of(List.of(0L, 0L), List.of(2L, -1L))) {
      assertThatIllegalArgumentException().isThrownBy(() -> Apportionment.of(1, parts));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> Apportionment.of(-1, List.of(1L)));
  }

  @Test
  void randomShares_sumUp_areOffByLessThanOne_andCareForOrderOnlyInTies() {
    long seed = 20_261_122;
    Random random = new Random(seed);
    int unequal = 0;
    for (int run = 0; run < RUNS; run++) {
      List<Long> parts = new ArrayList<>();
      int size = 1 + random.nextInt(12);
      long most = random.nextBoolean() ? 5 : Long.MAX_VALUE;
      for (int i = 0; i < size; i++) {
        parts.add(1 + Math.floorMod(random.nextLong(), most));
      }
      long amount = Math.floorMod(random.nextLong(), random.nextBoolean() ? 100 : Long.MAX_VALUE);
      List<Long> amounts = Apportionment.of(amount, parts);
      String what = "seed " + seed + ", run " + run + ": " + amount + " by " + parts;
      assertThat(sum(amounts)).as(what).isEqualTo(BigInteger.valueOf(amount));
      BigInteger whole = sum(parts);
      for (int i = 0; i < size; i++) {
        // |given - amount * parts / whole| < 1, without a fraction.
        BigInteger off =
            BigInteger.valueOf(amounts.get(i))
                .multiply(whole)
                .subtract(BigInteger.valueOf(amount).multiply(BigInteger.valueOf(parts.get(i))));
        assertThat(off.abs()).as(what).isLessThan(whole);
      }
      if (parts.stream().distinct().count() == size && isWithoutTies(amount, parts, whole)) {
        unequal++;
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < size; i++) {
          order.add(i);
        }
        Collections.shuffle(order, random);
        List<Long> shuffled = Apportionment.of(amount, order.stream().map(parts::get).toList());
        assertThat(shuffled).as(what).isEqualTo(order.stream().map(amounts::get).toList());
      }
    }
    assertThat(unequal).isGreaterThan(RUNS / 4);
    System.out.printf(
        "ApportionmentTest: seed %d, %d shares, %d of them in another order, too%n",
        seed, RUNS, unequal);
  }

  private static boolean isWithoutTies(long amount, List<Long> parts, BigInteger whole) {
    return parts.stream()
            .map(each -> BigInteger.valueOf(amount).multiply(BigInteger.valueOf(each)).mod(whole))
            .distinct()
            .count()
        == parts.size();
  }

  private static BigInteger sum(List<Long> numbers) {
    return numbers.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
  }
}

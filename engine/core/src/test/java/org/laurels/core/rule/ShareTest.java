// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.laurels.core.apportionment.Apportionment;
import org.laurels.core.apportionment.Apportionment.Portion;
import org.laurels.core.rule.Share.Group;

class ShareTest {
  private static final int RUNS = 5_000;

  @Test
  void groups_haveTheirParts_andOnesGoToTheLargestFractions() {
    // 60, 15 and 15, and 3 times 3.33: the one that is left is the first supporter's.
    assertThat(parts(new Share(60, 30, 10), 100, 1, 2, 3))
        .containsExactly(60L, 15L, 15L, 4L, 3L, 3L);
    assertThat(parts(new Share(60, 30, 10), 1, 1, 2, 3)).containsExactly(1L, 0L, 0L, 0L, 0L, 0L);
  }

  @Test
  void groupWithoutPeople_leavesItsPartToTheOthers() {
    assertThat(parts(new Share(60, 30, 10), 70, 1, 0, 1)).containsExactly(60L, 10L);
    assertThat(parts(new Share(60, 30, 10), 70, 1, 0, 0)).containsExactly(70L);
    assertThat(parts(new Share(60, 40, 0), 70, 0, 0, 2)).containsExactly(0L, 0L);
  }

  @Test
  void equalFractions_goByTheOrderOfTheGroups() {
    assertThat(parts(new Share(25, 50, 25), 2, 1, 2, 1)).containsExactly(1L, 1L, 0L, 0L);
  }

  @Test
  void shareThatIsNotTheWhole_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Share(60, 30, 9));
    assertThatIllegalArgumentException().isThrownBy(() -> new Share(120, -30, 10));
  }

  @Test
  void randomShares_areThoseOfAllPersonsOneByOne() {
    long seed = 20_261_122;
    Random random = new Random(seed);
    for (int run = 0; run < RUNS; run++) {
      int author = random.nextInt(101);
      int coAuthors = random.nextInt(101 - author);
      Share share = new Share(author, coAuthors, 100 - author - coAuthors);
      int[] people = {random.nextInt(2), random.nextInt(21), random.nextInt(1_001)};
      long amount = Math.floorMod(random.nextLong(), random.nextBoolean() ? 500 : 1L << 40);
      List<Long> weights = new ArrayList<>();
      for (Group group : Group.values()) {
        int size = people[List.of(Group.values()).indexOf(group)];
        for (int i = 0; i < size; i++) {
          // A whole weight for each person, whatever the size of the group.
          weights.add(share.percent(group) * product(people) / size);
        }
      }
      String what = "seed %d, run %d: %d by %s".formatted(seed, run, amount, share);
      List<Long> parts = parts(share, amount, people[0], people[1], people[2]);
      boolean nobody = weights.stream().allMatch(weight -> weight == 0);
      assertThat(parts).as(what).isEqualTo(nobody ? weights : Apportionment.of(amount, weights));
      assertThat(parts.stream().mapToLong(Long::longValue).sum())
          .as(what)
          .isEqualTo(nobody ? 0 : amount);
    }
    System.out.printf("ShareTest: seed %d, %d shares%n", seed, RUNS);
  }

  private static long product(int[] people) {
    long product = 1;
    for (int size : people) {
      product *= Math.max(1, size);
    }
    return product;
  }

  /** What each person gets, one after the other. */
  private static List<Long> parts(
      Share share, long amount, int authors, int coAuthors, int supporters) {
    Map<Group, Integer> people =
        Map.of(Group.AUTHOR, authors, Group.CO_AUTHORS, coAuthors, Group.SUPPORTERS, supporters);
    Map<Group, Portion> portions = share.of(amount, people);
    List<Long> parts = new ArrayList<>();
    for (Group group : Group.values()) {
      for (int place = 0; place < people.getOrDefault(group, 0); place++) {
        parts.add(portions.getOrDefault(group, new Portion(0, 0)).at(place));
      }
    }
    return parts;
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PartiesTest {
  @Test
  void eachOne_isWhereTheyStandFirst() {
    Parties parties = Parties.of(1, List.of(2L, 1L, 3L, 2L), List.of(4L, 3L, 1L, 5L, 4L));
    assertThat(parties).isEqualTo(new Parties(List.of(2L, 3L), List.of(4L, 5L), 0));
    assertThat(parties.all()).containsExactly(2L, 3L, 4L, 5L);
  }

  @Test
  void supportersBeyondTheMost_areCountedOnly() {
    List<Long> voters = LongStream.rangeClosed(1, 1_201).boxed().toList();
    Parties parties = Parties.of(1, List.of(), voters);
    assertThat(parties.supporters()).isEqualTo(voters.subList(1, 1_001));
    assertThat(parties.others()).isEqualTo(200);
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdSetTest {
  @Test
  void has_onlyWhatWasAdded() {
    Random random = new Random(7);
    IdSet ids = new IdSet();
    IdPages pages = new IdPages();
    BitSet model = new BitSet();
    for (int i = 0; i < 10_000; i++) {
      int id = random.nextInt(1_000_000);
      assertThat(ids.addNew(id)).isEqualTo(!model.get(id));
      model.set(id);
      pages.put(id, id + 1);
    }
    for (int id = 0; id < 1_100_000; id++) {
      if (ids.has(id) != model.get(id) || pages.get(id) != (model.get(id) ? id + 1 : 0)) {
        throw new AssertionError("differs at " + id);
      }
    }
  }

  @Test
  void largestId_costsAPageOnly() {
    IdSet ids = new IdSet();
    ids.add(IdSet.ID_MAX);
    ids.add(1);
    assertThat(ids.has(IdSet.ID_MAX)).isTrue();
    assertThat(ids.has(1)).isTrue();
    assertThat(ids.has(IdSet.ID_MAX - 1)).isFalse();
  }
}

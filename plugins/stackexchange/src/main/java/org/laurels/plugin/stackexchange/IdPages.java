// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

import java.util.Arrays;

/** From ids to ids, four bytes each, in pages made when first used; 0 where there is none. */
final class IdPages {
  private static final int PAGE_BITS = 12;
  private static final int PAGE_MASK = (1 << PAGE_BITS) - 1;

  private int[][] pages = new int[16][];

  /** The pages with room for one more, twice as many or so. */
  static <T> T[] grown(T[] pages, int page) {
    return Arrays.copyOf(pages, page + 1 + (page >> 1));
  }

  void put(int id, int value) {
    int page = id >>> PAGE_BITS;
    if (page >= pages.length) {
      pages = grown(pages, page);
    }
    if (pages[page] == null) {
      pages[page] = new int[1 << PAGE_BITS];
    }
    pages[page][id & PAGE_MASK] = value;
  }

  int get(int id) {
    int page = id >>> PAGE_BITS;
    return page < pages.length && pages[page] != null ? pages[page][id & PAGE_MASK] : 0;
  }
}

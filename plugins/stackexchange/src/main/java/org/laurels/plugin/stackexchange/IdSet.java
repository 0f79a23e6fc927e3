// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

/**
 * A set of ids, one bit each, in pages made when first used: 200 million votes take 25 MB. Ids that
 * are far apart cost a page each, at worst 256 MB for all.
 */
final class IdSet {
  static final int ID_MAX = Integer.MAX_VALUE;

  private static final int PAGE_BITS = 12;
  private static final int PAGE_WORDS = 1 << (PAGE_BITS - 6);

  private long[][] pages = new long[16][];

  void add(int id) {
    int page = id >>> PAGE_BITS;
    if (page >= pages.length) {
      pages = IdPages.grown(pages, page);
    }
    if (pages[page] == null) {
      pages[page] = new long[PAGE_WORDS];
    }
    pages[page][(id >>> 6) & (PAGE_WORDS - 1)] |= 1L << id;
  }

  boolean has(int id) {
    int page = id >>> PAGE_BITS;
    return page < pages.length
        && pages[page] != null
        && (pages[page][(id >>> 6) & (PAGE_WORDS - 1)] & (1L << id)) != 0;
  }

  /** Adds an id and tells whether it was missing. */
  boolean addNew(int id) {
    boolean missing = !has(id);
    add(id);
    return missing;
  }
}

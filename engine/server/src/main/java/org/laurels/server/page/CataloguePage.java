// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;

/**
 * What credits are good for, as operators see it.
 *
 * @param news what has come of a form; empty where none was sent
 * @param fault why no code was taken; empty where none was refused
 */
public record CataloguePage(String news, String fault, List<Row> rows, String csrf) {
  public CataloguePage {
    rows = List.copyOf(rows);
  }

  /**
   * A reward.
   *
   * @param taken how many are taken, of those that are counted; empty where nothing counts them
   * @param left how many can still be had; empty for any number
   * @param codes how many codes are free; empty where it has none
   * @param facts what else is to be known, a sentence each
   * @param why why members cannot have it now; empty where they can
   * @param upload where codes are sent; empty where it has none
   */
  public record Row(
      String id,
      String name,
      String kind,
      String price,
      String worth,
      String taken,
      String left,
      String codes,
      List<String> facts,
      String why,
      String upload) {
    public Row {
      facts = List.copyOf(facts);
    }
  }
}

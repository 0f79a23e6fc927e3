// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.board;

/** Tables in memory, so that nobody reads a million rows for one position. Thread-safe. */
public interface BoardTables {
  /** The table of this edition, or of a newer one where there is one. */
  BoardTable of(Edition edition);

  /** Takes note of a table that was published. */
  void published(Edition edition, BoardTable table);
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.laurels.core.board.BoardStore;
import org.laurels.core.board.BoardTable;
import org.laurels.core.board.BoardTables;
import org.laurels.core.board.Edition;

/** Tables as they are loaded from the store, the last used ones kept. Thread-safe. */
public final class LoadedTables implements BoardTables {
  private static final int TABLES_MAX = 256;

  private final BoardStore boards;
  private final Cache<Named, BoardTable> tables =
      Caffeine.newBuilder().maximumSize(TABLES_MAX).build();

  /** An edition of a table never changes. */
  private record Named(long table, long number) {}

  public LoadedTables(BoardStore boards) {
    this.boards = boards;
  }

  @Override
  public BoardTable of(Edition edition) {
    return tables.get(named(edition), name -> boards.load(edition).table());
  }

  @Override
  public void published(Edition edition, BoardTable table) {
    tables.put(named(edition), table);
  }

  private static Named named(Edition edition) {
    return new Named(edition.id(), edition.number());
  }
}

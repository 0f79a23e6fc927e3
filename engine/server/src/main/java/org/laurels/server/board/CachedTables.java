// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.board;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laurels.core.board.BoardStore;
import org.laurels.core.board.BoardTable;
import org.laurels.core.board.BoardTables;
import org.laurels.core.board.Edition;
import org.laurels.core.board.MemberTotal;

/**
 * Tables in memory, the last used ones, as many as {@value #ROWS_MAX} rows. A table that is behind
 * is brought up to its edition by what was changed since, which is a few rows, and only read whole
 * where it was written whole. Thread-safe.
 */
public final class CachedTables implements BoardTables {
  /** About 40 bytes each. */
  private static final long ROWS_MAX = 8_000_000;

  private final BoardStore store;
  private final Cache<Long, BoardStore.Loaded> tables =
      Caffeine.newBuilder()
          .maximumWeight(ROWS_MAX)
          .weigher((Long id, BoardStore.Loaded loaded) -> 100 + loaded.table().size())
          .build();

  public CachedTables(BoardStore store) {
    this.store = store;
  }

  @Override
  public BoardTable of(Edition edition) {
    BoardStore.Loaded known = tables.getIfPresent(edition.id());
    if (known != null && known.edition().number() >= edition.number()) {
      return known.table();
    }
    BoardStore.@Nullable Loaded loaded =
        tables.asMap().compute(edition.id(), (id, held) -> upTo(edition, held));
    if (loaded == null) {
      throw new IllegalStateException("table " + edition.id() + " is not there");
    }
    return loaded.table();
  }

  private BoardStore.Loaded upTo(Edition edition, BoardStore.@Nullable Loaded held) {
    if (held == null) {
      return store.load(edition);
    }
    long number = held.edition().number();
    if (number >= edition.number()) {
      return held;
    }
    Optional<List<MemberTotal>> changes = store.changesSince(edition, number);
    if (changes.isEmpty()) {
      return store.load(edition);
    }
    Map<Long, MemberTotal> last = new HashMap<>();
    changes.get().forEach(total -> last.put(total.memberId(), total));
    return new BoardStore.Loaded(edition, held.table().with(last.values()));
  }

  @Override
  public void published(Edition edition, BoardTable table) {
    tables
        .asMap()
        .merge(
            edition.id(),
            new BoardStore.Loaded(edition, table),
            (held, fresh) -> held.edition().number() > fresh.edition().number() ? held : fresh);
  }
}

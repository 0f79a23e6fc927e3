// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.standing;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a longer list.
 *
 * @param next where the following part begins; null after the last
 */
public record Page<T>(List<T> rows, @Nullable Long next) {
  /** The most rows that one part has. */
  public static final int ROWS_MAX = 1_000;

  public Page {
    rows = List.copyOf(rows);
  }

  public <R> Page<R> map(Function<T, R> change) {
    return new Page<>(rows.stream().map(change).toList(), next);
  }
}

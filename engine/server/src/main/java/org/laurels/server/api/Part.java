// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laurels.core.standing.Page;

/**
 * A part of a longer list.
 *
 * @param next what to send as the parameter {@code after} for the following part
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Part<T>(List<T> rows, @Nullable String next) {
  static <R, T> Part<T> of(Page<R> page, Function<R, T> view) {
    return new Part<>(
        page.rows().stream().map(view).toList(),
        page.next() == null ? null : OpaqueId.CURSOR.of(page.next()));
  }

  static <R, T> Part<T> whole(List<R> rows, Function<R, T> view) {
    return new Part<>(rows.stream().map(view).toList(), null);
  }
}

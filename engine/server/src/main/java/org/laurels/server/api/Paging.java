// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import org.jspecify.annotations.Nullable;
import org.laurels.core.standing.Page;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.Problem;
import org.laurels.server.problem.ProblemException;

/** Reads the parameters by which lists are read in parts. */
final class Paging {
  private static final int LIMIT_USUAL = 100;

  private Paging() {}

  static int limit(@Nullable String text) {
    if (text == null) {
      return LIMIT_USUAL;
    }
    int limit = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > Page.ROWS_MAX) {
      throw wrong("limit", "must be a number of 1 to " + Page.ROWS_MAX);
    }
    return limit;
  }

  static long after(@Nullable String cursor, long start) {
    if (cursor == null) {
      return start;
    }
    try {
      return OpaqueId.CURSOR.number(cursor);
    } catch (IllegalArgumentException e) {
      throw wrong("after", "must be what an earlier answer gave as next");
    }
  }

  static ProblemException wrong(String name, String problem) {
    return new ProblemException(
        ErrorCode.INVALID_PARAMETER,
        Problem.of(ErrorCode.INVALID_PARAMETER, name + " " + problem).at(name));
  }
}

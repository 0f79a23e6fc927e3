// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a document.
 *
 * @param line from 1
 * @param column from 1
 * @param suggestion what was probably meant; null where nothing comes close
 */
public record Problem(
    String file, int line, int column, String message, @Nullable String suggestion)
    implements Comparable<Problem> {
  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparingInt(Problem::column)
          .thenComparing(Problem::message);

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }

  /** As a terminal prints it. */
  @Override
  public String toString() {
    String meant = suggestion == null ? "" : ", did you mean '" + suggestion + "'?";
    return file + ":" + line + ":" + column + ": " + message + meant;
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.csv;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A row as in RFC 4180, harmless to spreadsheets. */
public final class CsvRow {
  private static final String FORMULA_STARTS = "=+-@\t\r";
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?[0-9]{1,18}");

  private CsvRow() {}

  /** The row with its end of line; a cell that is null is empty. */
  public static String of(@Nullable Object... cells) {
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      if (i > 0) {
        row.append(',');
      }
      Object cell = cells[i];
      if (cell != null) {
        row.append(quoted(cell instanceof String text ? harmless(text) : cell.toString()));
      }
    }
    return row.append("\r\n").toString();
  }

  /** A text that no spreadsheet takes for a formula. */
  public static String harmless(String text) {
    boolean formula =
        !text.isEmpty()
            && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
            && !WHOLE_NUMBER.matcher(text).matches();
    return formula ? "'" + text : text;
  }

  public static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}

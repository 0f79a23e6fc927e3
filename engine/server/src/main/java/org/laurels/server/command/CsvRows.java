// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rows as in RFC 4180. */
final class CsvRows implements RowWriter {
  private static final String FORMULA_STARTS = "=+-@\t\r";
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?[0-9]{1,18}");

  private final Writer writer;

  CsvRows(Writer writer) {
    this.writer = writer;
  }

  @Override
  public void begin(List<String> columns) throws IOException {
    row(columns.toArray());
  }

  @Override
  public void row(@Nullable Object... cells) throws IOException {
    for (int i = 0; i < cells.length; i++) {
      if (i > 0) {
        writer.write(',');
      }
      Object cell = cells[i];
      if (cell != null) {
        writer.write(quoted(cell instanceof String text ? harmless(text) : cell.toString()));
      }
    }
    writer.write("\r\n");
  }

  /** A text that no spreadsheet takes for a formula. */
  static String harmless(String text) {
    boolean formula =
        !text.isEmpty()
            && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
            && !WHOLE_NUMBER.matcher(text).matches();
    return formula ? "'" + text : text;
  }

  static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() throws IOException {
    writer.flush();
  }
}

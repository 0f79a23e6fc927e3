// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurels.server.csv.CsvRow;

/** Rows as in RFC 4180. */
final class CsvRows implements RowWriter {
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
    writer.write(CsvRow.of(cells));
  }

  @Override
  public void close() throws IOException {
    writer.flush();
  }
}

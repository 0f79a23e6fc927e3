// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as one JSON array of objects, one a line. */
final class JsonRows implements RowWriter {
  private final Writer writer;
  private final JsonGenerator json;
  private List<String> columns = List.of();

  JsonRows(Writer writer) throws IOException {
    this.writer = writer;
    this.json = new JsonFactory().createGenerator(writer);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.setRootValueSeparator(null);
  }

  @Override
  public void begin(List<String> names) throws IOException {
    columns = List.copyOf(names);
    json.writeStartArray();
  }

  @Override
  public void row(@Nullable Object... cells) throws IOException {
    json.writeRaw('\n');
    json.writeStartObject();
    for (int i = 0; i < cells.length; i++) {
      json.writeFieldName(columns.get(i));
      Object cell = cells[i];
      if (cell == null) {
        json.writeNull();
      } else if (cell instanceof Number number) {
        json.writeNumber(number.longValue());
      } else {
        json.writeString(cell.toString());
      }
    }
    json.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    if (!columns.isEmpty()) {
      json.writeRaw('\n');
      json.writeEndArray();
    }
    json.close();
    writer.write("\n");
    writer.flush();
  }
}

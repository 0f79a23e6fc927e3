// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.csv;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a table as in RFC 4180. It is lenient about ends of lines and a byte order mark, and about
 * nothing else: what is guessed about money is guessed wrong.
 */
public final class CsvTable {
  private final String text;
  private final List<Row> rows = new ArrayList<>();
  private int at;
  private int line = 1;

  private CsvTable(String text) {
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /**
   * A row.
   *
   * @param line the line of the file on which it begins, from 1
   */
  public record Row(int line, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** What is read is no table. */
  public static final class BrokenException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    BrokenException(int line, String message) {
      super(message);
      this.line = line;
    }

    public int line() {
      return line;
    }
  }

  /** The rows; lines with nothing on them are none. */
  public static List<Row> read(String text) throws BrokenException {
    CsvTable table = new CsvTable(text);
    while (table.at < table.text.length()) {
      table.row();
    }
    return List.copyOf(table.rows);
  }

  private void row() throws BrokenException {
    int begun = line;
    List<String> cells = new ArrayList<>();
    boolean more = true;
    while (more) {
      cells.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
      more = at < text.length() && text.charAt(at) == ',';
      if (more) {
        at++;
      }
    }
    end();
    if (cells.size() > 1 || !cells.get(0).isEmpty()) {
      rows.add(new Row(begun, cells));
    }
  }

  private void end() throws BrokenException {
    if (at == text.length()) {
      return;
    }
    if (text.startsWith("\r\n", at)) {
      at += 2;
    } else if (text.charAt(at) == '\n') {
      at++;
    } else {
      throw new BrokenException(line, "something stands behind a closing quote");
    }
    line++;
  }

  private String plain() throws BrokenException {
    int begin = at;
    while (at < text.length()
        && text.charAt(at) != ','
        && text.charAt(at) != '\n'
        && !text.startsWith("\r\n", at)) {
      if (text.charAt(at) == '"') {
        throw new BrokenException(
            line, "a quote stands within a cell that does not begin with one");
      }
      at++;
    }
    return text.substring(begin, at);
  }

  private String quoted() throws BrokenException {
    int begun = line;
    StringBuilder cell = new StringBuilder();
    at++;
    while (at < text.length()) {
      char next = text.charAt(at++);
      if (next == '\n') {
        line++;
      }
      if (next != '"') {
        cell.append(next);
      } else if (at < text.length() && text.charAt(at) == '"') {
        cell.append('"');
        at++;
      } else {
        return cell.toString();
      }
    }
    throw new BrokenException(begun, "a quote is opened here and never closed");
  }
}

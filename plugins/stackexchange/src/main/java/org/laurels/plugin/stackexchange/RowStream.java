// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The text of a dump's file, made fit for an XML parser.
 *
 * <p>Dumps hold what people typed, and so now and then a character that XML forbids, as such or as
 * a numeric reference, at which a parser would give up the whole file. It becomes question marks
 * here, of the same length. The stream also ends a row that goes on for ever, and keeps the failure
 * of the stream below it, which parsers tend to hide.
 */
final class RowStream extends InputStream {
  /** Many times the longest post of any community, in the bytes of its escaped form. */
  static final int ROW_BYTES_MAX = 4 << 20;

  private static final int BUFFER_SIZE = 1 << 16;
  private static final int REFERENCE_LENGTH_MAX = 12;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_SIZE];
  private int start;
  private int clean;
  private int filled;
  private boolean ended;
  private long rowBytes;
  private @Nullable String failure;

  RowStream(InputStream in) {
    this.in = in;
  }

  /** Says that the parser has done with a row, so that the next may be as long again. */
  void nextRow() {
    rowBytes = 0;
  }

  /** What went wrong below the parser; null where nothing did. */
  @Nullable String failure() {
    return failure;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (start == clean) {
      if (ended && clean == filled) {
        return -1;
      }
      fill();
    }
    if (rowBytes > ROW_BYTES_MAX) {
      throw failed("has a row of more than " + (ROW_BYTES_MAX >> 20) + " MiB", null);
    }
    int count = Math.min(length, clean - start);
    System.arraycopy(buffer, start, target, offset, count);
    start += count;
    rowBytes += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void fill() throws IOException {
    System.arraycopy(buffer, start, buffer, 0, filled - start);
    filled -= start;
    start = 0;
    int count = readBelow();
    if (count < 0) {
      ended = true;
    } else {
      filled += count;
    }
    clean = cleaned();
  }

  private int readBelow() throws IOException {
    try {
      return in.read(buffer, filled, BUFFER_SIZE - filled);
    } catch (EOFException cut) {
      throw failed("ends in the middle; the file is cut short, copy it again", cut);
    } catch (ZipException broken) {
      throw failed("is not sound gzip (" + broken.getMessage() + "); copy it again", broken);
    }
  }

  private IOException failed(String problem, @Nullable Exception cause) {
    failure = problem;
    return new IOException(problem, cause);
  }

  /** Cleans what is buffered and returns where it stopped: before a reference that is not whole. */
  private int cleaned() {
    for (int i = 0; i < filled; i++) {
      byte c = buffer[i];
      if (c == '&') {
        int end = referenceEnd(i);
        if (end == filled && !ended && filled - i < REFERENCE_LENGTH_MAX) {
          return i;
        }
        if (end < filled && buffer[i + 1] == '#' && !isCharacter(i + 2, end)) {
          blank(i, end + 1);
        }
      } else if (c >= 0 && c < ' ' && c != '\n' && c != '\r' && c != '\t') {
        buffer[i] = '?';
      }
    }
    return filled;
  }

  /** Where its semicolon stands, or the end of what is buffered. */
  private int referenceEnd(int ampersand) {
    int last = Math.min(filled, ampersand + REFERENCE_LENGTH_MAX);
    for (int i = ampersand + 1; i < last; i++) {
      if (buffer[i] == ';') {
        return i;
      }
    }
    return filled;
  }

  private boolean isCharacter(int from, int to) {
    boolean hex = from < to && buffer[from] == 'x';
    int radix = hex ? 16 : 10;
    int code = 0;
    for (int i = hex ? from + 1 : from; i < to; i++) {
      int digit = Character.digit((char) buffer[i], radix);
      if (digit < 0 || code > Character.MAX_CODE_POINT) {
        return false;
      }
      code = code * radix + digit;
    }
    return code == '\t'
        || code == '\n'
        || code == '\r'
        || (code >= 0x20 && code <= 0xD7FF)
        || (code >= 0xE000 && code <= 0xFFFD)
        || (code >= 0x10000 && code <= Character.MAX_CODE_POINT);
  }

  private void blank(int from, int to) {
    for (int i = from; i < to; i++) {
      buffer[i] = '?';
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.Problem;
import org.laurels.server.problem.ProblemException;

/** Reads codes of vouchers, one a line; quotes around a code, as CSV has them, are taken off. */
public final class CodeList {
  /** The largest list. */
  public static final int BYTES_MAX = 1024 * 1024;

  private static final int CODES_MAX = 10_000;
  private static final int CODE_LENGTH_MAX = 200;

  private CodeList() {}

  /**
   * The codes of a body.
   *
   * @throws ProblemException if any line is no code, naming the line: then none is taken
   */
  public static List<String> read(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(BYTES_MAX + 1);
    if (bytes.length > BYTES_MAX) {
      throw new ProblemException(
          ErrorCode.BODY_TOO_LARGE, "At most " + BYTES_MAX + " bytes of codes are taken at once.");
    }
    List<String> codes = new ArrayList<>();
    int number = 0;
    for (String line : text(bytes).split("\r\n|\n|\r", -1)) {
      number++;
      if (!line.isBlank()) {
        codes.add(code(line.strip(), number));
      }
    }
    if (codes.isEmpty() || codes.size() > CODES_MAX) {
      throw new ProblemException(
          ErrorCode.REFUSED, "1 to " + CODES_MAX + " codes are taken at once, one a line.");
    }
    return codes;
  }

  private static String text(byte[] bytes) {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      // What some spreadsheets begin a file with is no part of the first code.
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new ProblemException(ErrorCode.REFUSED, "The body is not UTF-8.");
    }
  }

  private static String code(String line, int number) {
    boolean quoted = line.length() > 1 && line.startsWith("\"") && line.endsWith("\"");
    String code = quoted ? line.substring(1, line.length() - 1) : line;
    boolean plain = code.chars().noneMatch(c -> Character.isISOControl(c) || c == '"');
    if (code.isBlank()
        || code.length() > CODE_LENGTH_MAX
        || !plain
        || (!quoted && (code.contains(",") || code.contains(";")))) {
      throw new ProblemException(
          ErrorCode.REFUSED,
          Problem.of(
                  ErrorCode.REFUSED,
                  "line "
                      + number
                      + " is no code: one column, 1 to "
                      + CODE_LENGTH_MAX
                      + " characters; none of the codes was taken")
              .at(number, 1));
    }
    return code;
  }
}

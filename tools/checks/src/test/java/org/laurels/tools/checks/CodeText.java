// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.checks;

/**
 * Blanks the comments of a Java text and masks what stands in its literals, so that a plain search
 * finds code only. Line breaks stay, so line numbers hold.
 */
final class CodeText {
  private static final char MASK = '"';

  private final String text;
  private final StringBuilder code;
  private int at;

  private CodeText(String text) {
    this.text = text;
    this.code = new StringBuilder(text.length());
  }

  static String of(String text) {
    return new CodeText(text).strip();
  }

  private String strip() {
    while (at < text.length()) {
      if (next("//")) {
        until("\n", ' ', false);
      } else if (next("/*")) {
        until("*/", ' ', true);
      } else if (next("\"\"\"")) {
        literal("\"\"\"");
      } else if (next("\"")) {
        literal("\"");
      } else if (next("'")) {
        literal("'");
      } else {
        code.append(text.charAt(at++));
      }
    }
    return code.toString();
  }

  private boolean next(String sign) {
    return text.startsWith(sign, at);
  }

  /** From an opening comment sign to the end sign, which is part of it or not. */
  private void until(String end, char blank, boolean including) {
    int found = text.indexOf(end, at + 2);
    int stop = found < 0 ? text.length() : including ? found + end.length() : found;
    while (at < stop) {
      put(blank);
    }
  }

  private void literal(String quote) {
    for (int i = 0; i < quote.length(); i++) {
      put(MASK);
    }
    while (at < text.length() && !next(quote)) {
      if (next("\\") && at + 1 < text.length()) {
        put(MASK);
      }
      put(MASK);
    }
    for (int i = 0; i < quote.length() && at < text.length(); i++) {
      put(MASK);
    }
  }

  private void put(char instead) {
    char original = text.charAt(at++);
    code.append(Character.isWhitespace(original) ? original : instead);
  }
}

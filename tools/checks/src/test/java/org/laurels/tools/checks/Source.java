// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Java file.
 *
 * @param file its path from the root
 * @param code the text with comments blanked and literals masked; every character keeps its place
 */
record Source(String file, String text, String code) {
  Source(String file, String text) {
    this(file, text, CodeText.of(text));
  }

  boolean isMain() {
    return file.contains("/src/main/java/");
  }

  boolean isIn(String folder) {
    return file.startsWith(folder + "/");
  }

  /** How many of the lines from first to last, both counted from 1, hold code. */
  int codeLines(int first, int last) {
    return (int)
        code.lines().skip(first - 1L).limit(last - first + 1L).filter(Source::isCode).count();
  }

  /** Every match in the code, comments and literals left out. */
  List<Finding> matches(Pattern pattern, String what) {
    List<Finding> found = new ArrayList<>();
    List<String> lines = code.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = pattern.matcher(lines.get(i));
      while (matcher.find()) {
        found.add(new Finding(file, i + 1, what.formatted(matcher.group())));
      }
    }
    return found;
  }

  private static boolean isCode(String line) {
    return !line.isBlank();
  }
}

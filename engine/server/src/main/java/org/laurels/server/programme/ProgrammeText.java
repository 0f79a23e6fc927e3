// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.programme;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A programme document as people wrote it: one file, or a folder of files. Kept as one text, word
 * for word; where there are several files, a line before each names it.
 *
 * @param files texts by file name
 */
public record ProgrammeText(SortedMap<String, String> files) {
  private static final String MARK = "# laurels-file: ";

  public ProgrammeText {
    if (files.isEmpty()) {
      throw new IllegalArgumentException("a programme needs a file");
    }
    files = new TreeMap<>(files);
  }

  /** A document that is one file. */
  public static ProgrammeText of(String file, String text) {
    return new ProgrammeText(new TreeMap<>(Map.of(file, text)));
  }

  /** The document as one text. */
  public String joined() {
    if (files.size() == 1) {
      return files.values().iterator().next();
    }
    StringBuilder joined = new StringBuilder();
    files.forEach(
        (file, text) -> {
          joined.append(MARK).append(file).append('\n').append(text);
          if (!text.endsWith("\n")) {
            joined.append('\n');
          }
        });
    return joined.toString();
  }

  /**
   * The files of a joined text.
   *
   * @param name what a text without marks is called
   */
  public static ProgrammeText split(String name, String joined) {
    if (!joined.startsWith(MARK)) {
      return of(name, joined);
    }
    Map<String, StringBuilder> texts = new LinkedHashMap<>();
    StringBuilder current = new StringBuilder();
    for (String line : joined.split("(?<=\n)")) {
      if (line.startsWith(MARK)) {
        String file = line.substring(MARK.length()).strip();
        current = texts.computeIfAbsent(file, f -> new StringBuilder());
      } else {
        current.append(line);
      }
    }
    SortedMap<String, String> files = new TreeMap<>();
    texts.forEach((file, text) -> files.put(file, text.toString()));
    return new ProgrammeText(files);
  }
}

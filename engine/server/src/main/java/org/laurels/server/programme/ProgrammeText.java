// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.programme;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laurels.core.community.WrittenProgramme;
import org.laurels.expression.document.ProgrammeReader;
import org.laurels.expression.document.ProgrammeReading;

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
    return marked(files);
  }

  /**
   * What is published of the document.
   *
   * @param accepted what it was read to
   */
  public WrittenProgramme written(ProgrammeReading.Accepted accepted) {
    return new WrittenProgramme(
        accepted.programme().id(), joined(), marked(new TreeMap<>(accepted.extended())));
  }

  /**
   * Reads a published programme. What it extends is read as it was when it was published, whatever
   * the starters say now.
   *
   * @param label what a document that is one file is called
   */
  public static ProgrammeReading read(String label, WrittenProgramme written) {
    Map<String, String> extended = parts(written.extended());
    return new ProgrammeReader(name -> Optional.ofNullable(extended.get(name)))
        .read(split(label, written.document()).files());
  }

  private static String marked(SortedMap<String, String> texts) {
    StringBuilder joined = new StringBuilder();
    texts.forEach(
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
    return new ProgrammeText(parts(joined));
  }

  private static SortedMap<String, String> parts(String joined) {
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
    return files;
  }
}

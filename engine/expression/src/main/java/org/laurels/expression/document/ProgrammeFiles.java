// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a document on disk, as {@link ProgrammeReader#read(Map)} takes them. */
public final class ProgrammeFiles {
  private ProgrammeFiles() {}

  /**
   * Reads a file, or the YAML files that lie in a folder.
   *
   * @return texts by file name
   * @throws IOException if they cannot be read or are larger than a document may be
   */
  public static Map<String, String> of(Path path) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    long size = 0;
    for (Path file : files(path)) {
      size += Files.size(file);
      if (size > DocumentLimits.SIZE_MAX || texts.size() == DocumentLimits.FILES_MAX) {
        throw new IOException(
            path
                + " holds more than %d files or %d bytes"
                    .formatted(DocumentLimits.FILES_MAX, DocumentLimits.SIZE_MAX));
      }
      // what is no UTF-8 becomes a character that is no YAML, and so a problem with a place
      texts.put(
          String.valueOf(file.getFileName()),
          new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }
    return texts;
  }

  private static List<Path> files(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      return files
          .filter(file -> file.toString().matches("(?s).*\\.ya?ml"))
          .filter(Files::isRegularFile)
          .sorted()
          .limit(DocumentLimits.FILES_MAX + 1L)
          .toList();
    }
  }
}

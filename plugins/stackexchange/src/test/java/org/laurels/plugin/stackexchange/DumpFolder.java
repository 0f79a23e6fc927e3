// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** A small dump, said in rows such as {@code Id='1' DisplayName='One'}. Has people 1 to 9. */
final class DumpFolder {
  static final String ASKED = " CreationDate='2014-01-21T20:00:00.000'";
  static final String ANSWERED = " CreationDate='2014-01-22T20:00:00.000'";
  static final String DAY = " CreationDate='2014-01-25T00:00:00.000'";

  private final Map<DumpTable, List<String>> rows = new EnumMap<>(DumpTable.class);

  DumpFolder() {
    for (DumpTable table : List.of(DumpTable.USERS, DumpTable.POSTS, DumpTable.VOTES)) {
      rows.put(table, new ArrayList<>());
    }
    for (int id = 1; id <= 9; id++) {
      user("Id='" + id + "' CreationDate='2014-01-01T00:00:00.000' DisplayName='N" + id + "'");
    }
  }

  private DumpFolder row(DumpTable table, String row) {
    rows.computeIfAbsent(table, any -> new ArrayList<>()).add(row);
    return this;
  }

  DumpFolder user(String row) {
    return row(DumpTable.USERS, row);
  }

  DumpFolder post(String row) {
    return row(DumpTable.POSTS, row);
  }

  DumpFolder vote(String row) {
    return row(DumpTable.VOTES, row);
  }

  DumpFolder comment(String row) {
    return row(DumpTable.COMMENTS, row);
  }

  DumpFolder history(String row) {
    return row(DumpTable.HISTORY, row);
  }

  /** Question 1 of person 1 and its answer 2 of person 2. */
  DumpFolder thread() {
    return question(1, 1).answer(2, 1, 2);
  }

  DumpFolder question(int id, int owner) {
    return post("Id='" + id + "' PostTypeId='1' OwnerUserId='" + owner + "'" + ASKED);
  }

  DumpFolder answer(int id, int parent, int owner) {
    return post(
        "Id='%d' PostTypeId='2' ParentId='%d' OwnerUserId='%d'".formatted(id, parent, owner)
            + ANSWERED);
  }

  DumpFolder vote(int id, int post, int type) {
    return vote("Id='%d' PostId='%d' VoteTypeId='%d'".formatted(id, post, type) + DAY);
  }

  static String xml(DumpTable table, List<String> rows) {
    String root = table.fileName().replace(".xml", "").toLowerCase(Locale.ROOT);
    StringBuilder xml =
        new StringBuilder("\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<" + root + ">\n");
    rows.forEach(row -> xml.append("  <row ").append(row.replace('\'', '"')).append(" />\n"));
    return xml.append("</").append(root).append(">").toString();
  }

  /** Writes the files into a folder and returns its name. */
  String writeTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<DumpTable, List<String>> table : rows.entrySet()) {
      Files.writeString(
          folder.resolve(table.getKey().fileName()), xml(table.getKey(), table.getValue()));
    }
    return folder.toString();
  }

  static void pack(Path target, String text) throws IOException {
    try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(target))) {
      packed.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}

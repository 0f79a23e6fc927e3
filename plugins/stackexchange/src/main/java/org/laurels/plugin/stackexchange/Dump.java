// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongConsumer;
import org.laurels.spi.PluginException;

/** The folder of a dump, with the files that it has. */
final class Dump {
  private final Map<DumpTable, Path> files = new EnumMap<>(DumpTable.class);

  private Dump() {}

  /**
   * Looks which files there are.
   *
   * @throws PluginException if there is no such folder or one lacks that no import can do without
   */
  static Dump open(String location) {
    Path folder = folder(location);
    Dump dump = new Dump();
    for (DumpTable table : DumpTable.values()) {
      Path plain = folder.resolve(table.fileName());
      Path packed = folder.resolve(table.fileName() + ".gz");
      if (Files.isRegularFile(plain)) {
        dump.files.put(table, plain);
      } else if (Files.isRegularFile(packed)) {
        dump.files.put(table, packed);
      } else if (table.required()) {
        throw new PluginException(
            plain.toString(), "is missing; a dump has this file or " + packed.getFileName());
      }
    }
    return dump;
  }

  private static Path folder(String location) {
    Path folder;
    try {
      folder = Path.of(location);
    } catch (InvalidPathException notAPath) {
      throw new PluginException(location, "is not the name of a folder", notAPath);
    }
    if (!Files.exists(folder)) {
      throw new PluginException(location, "does not exist");
    }
    if (!Files.isDirectory(folder)) {
      throw new PluginException(
          location, "is not a folder; unpack the archive and name the folder with Posts.xml");
    }
    return folder;
  }

  boolean has(DumpTable table) {
    return files.containsKey(table);
  }

  /** Bytes on the disk, 0 where the file is absent. */
  long size(DumpTable table) {
    Path file = files.get(table);
    if (file == null) {
      return 0;
    }
    try {
      return Files.size(file);
    } catch (IOException unreadable) {
      throw new PluginException(file.toString(), "cannot be read", unreadable);
    }
  }

  /**
   * Opens a file that the dump {@link #has}.
   *
   * @param bytesRead told of the bytes taken from the disk
   */
  RowReader read(DumpTable table, LongConsumer bytesRead) {
    return RowReader.open(requireNonNull(files.get(table)), bytesRead);
  }
}

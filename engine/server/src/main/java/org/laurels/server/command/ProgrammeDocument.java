// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.laurels.core.community.WrittenProgramme;
import org.laurels.expression.Suggestion;
import org.laurels.expression.document.DocumentLimits;
import org.laurels.expression.document.Problem;
import org.laurels.expression.document.ProgrammeReader;
import org.laurels.expression.document.ProgrammeReading;
import org.laurels.expression.document.Starters;
import org.laurels.server.Wiring;
import org.laurels.server.programme.ProgrammeText;

/**
 * A programme document that an operator named: a starter, a file or a folder of files.
 *
 * @param label as it was named
 * @param files texts by file name
 */
record ProgrammeDocument(String label, Map<String, String> files) {
  static final Starters STARTERS = new Starters(Wiring.class.getClassLoader());

  /** A starter of that name, or else the file or folder. */
  static ProgrammeDocument load(Surroundings surroundings, String named) {
    Optional<String> starter = STARTERS.apply(named);
    if (starter.isPresent()) {
      return new ProgrammeDocument(named, Map.of(named + ".yaml", starter.get()));
    }
    Path path = surroundings.path(named);
    if (Files.isDirectory(path)) {
      return folder(path, named);
    }
    if (Files.isRegularFile(path)) {
      return new ProgrammeDocument(named, Map.of(named, text(path, named)));
    }
    String meant =
        Suggestion.nearest(named, STARTERS.names())
            .map(near -> ", did you mean '" + near + "'?")
            .orElse("; the starters are: " + String.join(", ", STARTERS.names()));
    throw new WrongUsage("there is no starter, file or folder '" + named + "'" + meant);
  }

  private static ProgrammeDocument folder(Path folder, String named) {
    Map<String, String> files = new TreeMap<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.{yaml,yml}")) {
      for (Path file : found) {
        String name = Path.of(named).resolve(file.getFileName()).toString();
        files.put(name, text(file, name));
        if (files.size() > DocumentLimits.FILES_MAX) {
          throw new CommandFailure(
              named + " has more than " + DocumentLimits.FILES_MAX + " programme files");
        }
      }
    } catch (IOException e) {
      throw new CommandFailure("cannot list " + named + ": " + e.getMessage(), e);
    }
    if (files.isEmpty()) {
      throw new WrongUsage("the folder " + named + " has no .yaml file");
    }
    return new ProgrammeDocument(named, files);
  }

  private static String text(Path file, String name) {
    try {
      if (Files.size(file) > DocumentLimits.SIZE_MAX) {
        throw new CommandFailure(
            name
                + " is larger than "
                + DocumentLimits.SIZE_MAX
                + " bytes, the most a programme has");
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + name + ": " + e, e);
    }
  }

  /** All files as one text. */
  String joined() {
    return new ProgrammeText(new TreeMap<>(files)).joined();
  }

  /** The document as it is published, or a failure with all that is wrong. */
  WrittenProgramme written() {
    return new ProgrammeText(new TreeMap<>(files)).written(accepted());
  }

  ProgrammeReading read() {
    return new ProgrammeReader(STARTERS).read(files);
  }

  /** The programme, or a failure with all that is wrong. */
  ProgrammeReading.Accepted accepted() {
    if (read() instanceof ProgrammeReading.Accepted accepted) {
      return accepted;
    }
    ProgrammeReading.Refused refused = (ProgrammeReading.Refused) read();
    throw new CommandFailure(
        Plain.count(refused.problems().size(), "problem", "problems")
            + " in "
            + label
            + "; nothing was done\n"
            + lines(refused.problems()));
  }

  static String lines(List<Problem> problems) {
    return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
  }
}

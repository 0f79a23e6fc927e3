// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.programme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.laurels.core.programme.Programme;
import org.laurels.expression.document.Problem;
import org.laurels.expression.document.ProgrammeReader;
import org.laurels.expression.document.ProgrammeReading;
import org.laurels.expression.document.Starters;

/** Finds programme documents: those that come along by name, files and folders by path. */
public final class ProgrammeFiles {
  private static final int FILES_MAX = 200;
  private static final long BYTES_MAX = 1_000_000;

  private final ProgrammeReader reader;
  private final Starters starters;

  public ProgrammeFiles(ProgrammeReader reader, Starters starters) {
    this.reader = reader;
    this.starters = starters;
  }

  /** A document that was read and found good. */
  public record Checked(ProgrammeText text, Programme programme) {}

  /** Names of the programmes that come along. */
  public List<String> starterNames() {
    return starters.names();
  }

  /**
   * The programme that comes along under this name, or else the file or folder at this path.
   *
   * @throws BadProgrammeException if there is none, or it has problems
   */
  public Checked checked(String nameOrPath) {
    ProgrammeText text = find(nameOrPath);
    ProgrammeReading reading = reader.read(text.files());
    if (reading instanceof ProgrammeReading.Accepted accepted) {
      return new Checked(text, accepted.programme());
    }
    List<Problem> problems = ((ProgrammeReading.Refused) reading).problems();
    throw new BadProgrammeException(nameOrPath, problems.stream().map(Problem::toString).toList());
  }

  private ProgrammeText find(String nameOrPath) {
    if (starters.names().contains(nameOrPath)) {
      return ProgrammeText.of(nameOrPath + ".yaml", starters.apply(nameOrPath).orElseThrow());
    }
    try {
      Path path = Path.of(nameOrPath);
      return Files.isDirectory(path) ? folder(path) : file(path);
    } catch (NoSuchFileException | InvalidPathException e) {
      throw new BadProgrammeException(
          nameOrPath,
          List.of(
              nameOrPath
                  + ": no such file, nor a programme that comes along; those are "
                  + String.join(", ", starters.names())));
    } catch (CharacterCodingException e) {
      throw new BadProgrammeException(nameOrPath, List.of(nameOrPath + ": is not UTF-8 text"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + nameOrPath, e);
    }
  }

  private static ProgrammeText file(Path path) throws IOException {
    return ProgrammeText.of(path.toString(), read(path));
  }

  private static ProgrammeText folder(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> inside = Files.list(folder)) {
      files = inside.filter(ProgrammeFiles::isYaml).sorted().limit(FILES_MAX + 1L).toList();
    }
    if (files.isEmpty() || files.size() > FILES_MAX) {
      throw new BadProgrammeException(
          folder.toString(),
          List.of(folder + ": needs 1 to " + FILES_MAX + " files that end in .yaml or .yml"));
    }
    SortedMap<String, String> texts = new TreeMap<>();
    for (Path file : files) {
      texts.put(file.toString(), read(file));
    }
    return new ProgrammeText(texts);
  }

  private static boolean isYaml(Path path) {
    String name = path.toString();
    return Files.isRegularFile(path) && (name.endsWith(".yaml") || name.endsWith(".yml"));
  }

  private static String read(Path path) throws IOException {
    if (Files.isRegularFile(path) && Files.size(path) > BYTES_MAX) {
      throw new BadProgrammeException(
          path.toString(), List.of(path + ": has more than " + BYTES_MAX + " bytes"));
    }
    return Files.readString(path);
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.checks;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The files of this checkout, whatever of them exists already. */
final class Checkout {
  private static final List<String> CODE_FOLDERS = List.of("engine", "plugins", "tools");
  private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git");

  private static final Path ROOT = findRoot();
  private static final List<Source> SOURCES = readSources();

  private Checkout() {}

  static Path root() {
    return ROOT;
  }

  static List<Source> sources() {
    return SOURCES;
  }

  static List<Source> mainSources() {
    return sources().stream().filter(Source::isMain).toList();
  }

  static List<Source> mainSources(String module) {
    return mainSources().stream().filter(source -> source.isIn(module)).toList();
  }

  /** Path from the root, with slashes. */
  static String name(Path file) {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails with one line a finding; an editor makes each a link. */
  static void assertNone(String rule, List<Finding> findings) {
    if (!findings.isEmpty()) {
      StringBuilder message = new StringBuilder(rule);
      findings.forEach(finding -> message.append("\n  ").append(finding));
      fail(message.toString());
    }
  }

  /** The folder of the parent pom: told by Maven, else the nearest above us. */
  private static Path findRoot() {
    String told = System.getProperty("laurels.root");
    Path folder = Path.of(told == null ? "" : told).toAbsolutePath().normalize();
    while (told == null && !Files.isDirectory(folder.resolve(".mvn"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("no folder above us has a .mvn; set laurels.root");
      }
    }
    return folder;
  }

  private static List<Source> readSources() {
    return CODE_FOLDERS.stream()
        .flatMap(folder -> files(ROOT.resolve(folder), ".java").stream())
        .map(file -> new Source(name(file), read(file)))
        .toList();
  }

  private static List<Path> files(Path folder, String suffix) {
    List<Path> found = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
              return NOT_OURS.contains(path.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
              if (path.toString().endsWith(suffix)) {
                found.add(path);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Collections.sort(found);
    return found;
  }
}

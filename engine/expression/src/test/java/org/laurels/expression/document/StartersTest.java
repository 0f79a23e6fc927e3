// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurels.core.programme.Programme;
import org.laurels.core.rule.Rule;

class StartersTest {
  private static final Path TEMPLATES =
      Path.of(System.getProperty("laurels.root", "../.."), "templates", "programmes");

  @TempDir Path root;
  private URLClassLoader loader;
  private Starters starters;

  @BeforeEach
  void layOutAsInTheJar() throws IOException {
    Path folder = root.resolve("org/laurels/templates/programmes");
    Files.createDirectories(folder);
    for (Path file : files()) {
      Files.copy(file, folder.resolve(file.getFileName()));
    }
    loader = new URLClassLoader(new URL[] {root.toUri().toURL()}, null);
    starters = new Starters(loader);
  }

  @AfterEach
  void close() throws IOException {
    loader.close();
  }

  @Test
  void names_areThoseOfTheFiles() throws IOException {
    assertThat(starters.names())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            files().stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".yaml"))
                .map(name -> name.replace(".yaml", ""))
                .toList());
  }

  @Test
  void starters_areAccepted() {
    for (String name : starters.names()) {
      assertThat(programme(name).id()).isEqualTo(name);
    }
  }

  @Test
  void questionUpvote_isWorthHalfIn2010() {
    assertThat(amount("stack-exchange")).isEqualTo("10");
    assertThat(amount("stack-exchange-2010")).isEqualTo("5");
    assertThat(programme("stack-exchange-2010").badges())
        .hasSameSizeAs(programme("stack-exchange").badges());
  }

  @Test
  void starter_thatIsNotThere_isNothing() {
    assertThat(starters.apply("no-such")).isEmpty();
    assertThat(starters.apply("../../../../secret")).isEmpty();
    assertThat(new Starters(ClassLoader.getPlatformClassLoader()).names()).isEmpty();
  }

  private String amount(String name) {
    Rule rule =
        programme(name).rules().stream()
            .filter(one -> one.id().equals("question-upvoted"))
            .findFirst()
            .orElseThrow();
    return rule.gives().get(0).amount().text();
  }

  private Programme programme(String name) {
    ProgrammeReading reading =
        new ProgrammeReader(starters).read(name + ".yaml", starters.apply(name).orElseThrow());
    assertThat(reading).as(name).isInstanceOf(ProgrammeReading.Accepted.class);
    return ((ProgrammeReading.Accepted) reading).programme();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(TEMPLATES)) {
      return files.toList();
    }
  }
}

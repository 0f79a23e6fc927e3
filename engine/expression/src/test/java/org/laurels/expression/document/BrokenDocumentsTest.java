// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.laurels.expression.GoldenText;

/** Reads every document of {@code broken-documents.txt} and compares what is said of it. */
class BrokenDocumentsTest {
  private static final String DOCUMENT = "=== ";
  private static final String PROBLEMS = "--- problems";

  private static final Map<String, String> STARTERS =
      Map.of(
          "base",
          """
          programme: base
          units: {reputation: {}}
          limits: {daily: {unit: reputation, at-most: 5, each: day}}
          rules:
            - {id: one, on: vote.cast, give: {to: actor, reputation: 1}, limits: daily}
            - {id: two, on: vote.cast, give: {to: actor, reputation: 2}}
          """,
          "circle",
          "programme: circle\nextends: wheel\n",
          "wheel",
          "programme: wheel\nextends: circle\n");

  private final ProgrammeReader reader =
      new ProgrammeReader(name -> Optional.ofNullable(STARTERS.get(name)));

  @Test
  void documents_sayAllThatIsWrong() throws IOException {
    String out =
        Stream.of(GoldenText.of(getClass(), "broken-documents.txt").split("(?m)^" + DOCUMENT))
            .filter(part -> !part.isBlank())
            .map(this::run)
            .collect(Collectors.joining("\n"));
    GoldenText.compare(getClass(), "broken-documents.txt", out);
  }

  private String run(String part) {
    if (part.startsWith("#")) {
      return part.stripTrailing() + "\n";
    }
    String title = part.lines().findFirst().orElseThrow();
    String document =
        part.substring(title.length() + 1).split("(?m)^" + PROBLEMS)[0].stripTrailing() + "\n";
    return DOCUMENT + title + "\n" + document + PROBLEMS + "\n" + problems(document);
  }

  private String problems(String document) {
    ProgrammeReading reading = reader.read("p.yaml", document);
    List<Problem> problems =
        reading instanceof ProgrammeReading.Refused refused ? refused.problems() : List.of();
    return problems.stream()
        .map(problem -> problem.toString().replaceFirst("^p\\.yaml:", "") + "\n")
        .collect(Collectors.joining());
  }
}

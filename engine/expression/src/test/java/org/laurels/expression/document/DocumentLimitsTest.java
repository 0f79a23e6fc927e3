// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DocumentLimitsTest {
  private final ProgrammeReader reader = new ProgrammeReader(name -> Optional.empty());

  @Test
  void laughs_areNotExpanded() {
    StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (char c = 'b'; c <= 'z'; c++) {
      String before = "*" + (char) (c - 1);
      bomb.append(c).append(": &").append(c).append(" [");
      bomb.append(String.join(", ", Collections.nCopies(9, before))).append("]\n");
    }
    assertThat(problems(bomb.toString()))
        .hasSizeLessThanOrEqualTo(DocumentLimits.PROBLEMS_MAX)
        .allMatch(message -> message.startsWith("anchors and aliases"));
  }

  @Test
  void aliasOfItself_isRefused() {
    assertThat(problems("rules: &r [*r]\n")).allMatch(m -> m.startsWith("anchors and aliases"));
  }

  @Test
  void size_isBound() {
    assertThat(problems("programme: p\n#" + "x".repeat(DocumentLimits.SIZE_MAX)))
        .containsExactly("the document is larger than 1048576 bytes");
  }

  @Test
  void sizeOfAllFiles_isBound() {
    String half = "#" + "x".repeat(DocumentLimits.SIZE_MAX / 2);
    ProgrammeReading reading = reader.read(Map.of("a.yaml", half, "b.yaml", half));
    assertThat(((ProgrammeReading.Refused) reading).problems())
        .extracting(Problem::message)
        .containsExactly("the document is larger than 1048576 bytes");
  }

  @Test
  void nesting_isBound() {
    assertThat(problems("rules: " + "[".repeat(100_000)))
        .containsExactly("nested more than 12 deep");
    assertThat(problems("rules: " + "{a: ".repeat(100_000)))
        .containsExactly("nested more than 12 deep");
    assertThat(problems("- ".repeat(100_000))).containsExactly("nested more than 12 deep");
  }

  @Test
  void entries_areBound() {
    String ranks =
        IntStream.rangeClosed(0, DocumentLimits.SECTION_ENTRIES_MAX)
            .mapToObj(i -> "  - {id: r" + i + "}\n")
            .collect(Collectors.joining());
    assertThat(problems("programme: p\nranks:\n" + ranks))
        .containsExactly("more than " + DocumentLimits.SECTION_ENTRIES_MAX + " ranks");
  }

  @Test
  void problems_areBound() {
    String keys =
        IntStream.range(0, 1_000).mapToObj(i -> "zzz" + i + ": 1\n").collect(Collectors.joining());
    assertThat(problems("programme: p\n" + keys)).hasSize(DocumentLimits.PROBLEMS_MAX);
  }

  @Test
  void files_areBound() {
    Map<String, String> files = new HashMap<>();
    for (int i = 0; i <= DocumentLimits.FILES_MAX; i++) {
      files.put(i + ".yaml", "{}");
    }
    assertThat(((ProgrammeReading.Refused) reader.read(files)).problems())
        .extracting(Problem::message)
        .containsExactly("more than 64 files");
  }

  @Test
  void noFiles_areNoDocument() {
    assertThat(reader.read(Map.of())).isInstanceOf(ProgrammeReading.Refused.class);
  }

  @Test
  void extensions_areBound() {
    ProgrammeReader endless =
        new ProgrammeReader(name -> Optional.of("programme: p\nextends: " + name + "x\n"));
    ProgrammeReading reading = endless.read("p.yaml", "programme: p\nextends: x\n");
    assertThat(((ProgrammeReading.Refused) reading).problems())
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .startsWith("extends more than 4 deep");
  }

  @Test
  void objects_areNotMade() {
    assertThat(problems("programme: !!javax.script.ScriptEngineManager [x]\n"))
        .containsExactly("tags (!) are not taken; quote a text that begins so");
  }

  private List<String> problems(String text) {
    return ((ProgrammeReading.Refused) reader.read("p.yaml", text))
        .problems().stream().map(Problem::message).toList();
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Small types, small methods. */
final class SizesTest {
  private static final int TYPE_CODE_LINES_MAX = 300;
  private static final int METHOD_LINES_MAX = 70;

  /** Files that may be longer, each with its reason in the RATIONALE of its folder. */
  private static final Set<String> LONG_ON_PURPOSE =
      Set.of(
          // Tables of cases: cutting them would hide what is missing.
          "engine/server/src/test/java/org/laurels/server/api/BadBodyIT.java",
          "engine/testkit/src/main/java/org/laurels/testkit/TestProgrammes.java",
          // One method a question of the port.
          "engine/testkit/src/main/java/org/laurels/testkit/InMemoryIntakeUnit.java");

  @Test
  void types_areSmall() {
    Checkout.assertNone(
        "A type has at most " + TYPE_CODE_LINES_MAX + " lines of code; split it by what it does.",
        longTypes(Checkout.sources()));
  }

  @Test
  void methods_areSmall() {
    Checkout.assertNone(
        "A method has at most " + METHOD_LINES_MAX + " lines; split it.",
        longMethods(Checkout.sources()));
  }

  @Test
  void type_overTheLimit_isFound() {
    String fields = "int x;\n".repeat(TYPE_CODE_LINES_MAX - 2);
    assertThat(longTypes(List.of(sample(fields + "\n// words\n")))).isEmpty();
    assertThat(longTypes(List.of(sample(fields + "int y;\n"))))
        .containsExactly(new Finding("Sample.java", 1, "Sample has 301 lines of code"));
  }

  @Test
  void method_overTheLimit_isFound() {
    String body = "run();\n".repeat(METHOD_LINES_MAX - 2);
    assertThat(longMethods(List.of(sample("void a() {\n" + body + "}\n")))).isEmpty();
    assertThat(longMethods(List.of(sample("void a() {\n" + body + "\n}\n"))))
        .containsExactly(new Finding("Sample.java", 2, "a() has 71 lines"));
  }

  private static Source sample(String body) {
    return new Source("Sample.java", "final class Sample {\n" + body + "}\n");
  }

  private static List<Finding> longTypes(List<Source> sources) {
    List<Finding> found = new ArrayList<>();
    for (Syntax.Type type : Syntax.of(sources).types()) {
      int lines = type.source().codeLines(type.firstLine(), type.lastLine());
      if (lines > TYPE_CODE_LINES_MAX && !LONG_ON_PURPOSE.contains(type.source().file())) {
        found.add(type.finding("has " + lines + " lines of code"));
      }
    }
    return found;
  }

  private static List<Finding> longMethods(List<Source> sources) {
    List<Finding> found = new ArrayList<>();
    for (Syntax.Method method : Syntax.of(sources).methods()) {
      if (method.lines() > METHOD_LINES_MAX && !LONG_ON_PURPOSE.contains(method.source().file())) {
        found.add(method.finding("has " + method.lines() + " lines"));
      }
    }
    return found;
  }
}

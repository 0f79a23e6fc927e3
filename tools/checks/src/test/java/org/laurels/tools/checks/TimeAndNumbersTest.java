// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Times come from an injected clock, amounts are whole. */
final class TimeAndNumbersTest {
  /** The only files that may ask the machine for the time: they make the clock for all others. */
  private static final Set<String> CLOCK_MAKERS =
      Set.of("engine/server/src/main/java/org/laurels/server/Wiring.java");

  private static final Pattern MACHINE_TIME =
      Pattern.compile(
          "new\\s+Date\\s*\\(\\s*\\)|System\\s*\\.\\s*currentTimeMillis|Clock\\s*\\.\\s*system\\w*"
              + "|\\b(Instant|Local\\w+|Zoned\\w+|Offset\\w+|Year\\w*)\\s*\\.\\s*now\\s*\\(\\s*\\)");

  private static final Pattern FRACTION = Pattern.compile("\\b(double|float|Double|Float)\\b");

  @Test
  void mainCode_takesTheTimeFromAClock() {
    Checkout.assertNone(
        "Take a java.time.Clock in the constructor; only Wiring makes one.",
        machineTimes(Checkout.mainSources()));
  }

  @Test
  void core_countsInWholeNumbers() {
    Checkout.assertNone(
        "Amounts are long and spans are Duration; core knows no fractions.",
        fractions(Checkout.mainSources("engine/core")));
  }

  @Test
  void machineTime_isFound_butNotInWordsOrWithAClock() {
    String text =
        """
        class A {
          // Instant.now()
          Object a = Instant.now();
          Object b = Instant.now(clock);
          Object c = new Date();
          Object d = "System.currentTimeMillis()";
          Object e = Clock.systemUTC();
        }
        """;
    assertThat(machineTimes(List.of(new Source("A.java", text))))
        .extracting(Finding::line)
        .containsExactly(3, 5, 7);
  }

  @Test
  void fraction_isFound() {
    assertThat(fractions(List.of(new Source("A.java", "class A {\n  double a;\n}\n"))))
        .containsExactly(new Finding("A.java", 2, "double"));
  }

  private static List<Finding> machineTimes(List<Source> sources) {
    return sources.stream()
        .filter(source -> !CLOCK_MAKERS.contains(source.file()))
        .flatMap(source -> source.matches(MACHINE_TIME, "%s").stream())
        .toList();
  }

  private static List<Finding> fractions(List<Source> sources) {
    return sources.stream().flatMap(source -> source.matches(FRACTION, "%s").stream()).toList();
  }
}

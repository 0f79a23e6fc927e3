// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A type is named after what it does; these words bear no intent. */
final class NamesTest {
  private static final Pattern WITHOUT_INTENT =
      Pattern.compile(
          ".*(Service|Manager|Handler|Processor|Helper|Utils?|Info|Data|Impl|D[Tt][Oo]|V[Oo]|Entity)");

  @Test
  void types_areNamedAfterWhatTheyDo() {
    Checkout.assertNone(
        "Say what it does: Intake, RuleBook, Ledger, LeaderboardRow.",
        badNames(Checkout.sources()));
  }

  @Test
  void badName_isFound_evenNested() {
    String text = "class Ledger {\n  record EntryDTO() {}\n  enum Metadata {}\n}\n";
    assertThat(badNames(List.of(new Source("Ledger.java", text))))
        .containsExactly(new Finding("Ledger.java", 2, "EntryDTO bears no intent"));
  }

  private static List<Finding> badNames(List<Source> sources) {
    return Syntax.of(sources).types().stream()
        .filter(type -> WITHOUT_INTENT.matcher(type.name()).matches())
        .map(type -> type.finding("bears no intent"))
        .toList();
  }
}

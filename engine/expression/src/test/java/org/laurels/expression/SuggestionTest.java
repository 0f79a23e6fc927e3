// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
  private static final List<String> NAMES = List.of("give-to", "give", "tier", "at-most", "id");

  @Test
  void nearest_isOfTheFewestEdits() {
    assertThat(Suggestion.nearest("give-too", NAMES)).contains("give-to");
    assertThat(Suggestion.nearest("teir", NAMES)).contains("tier");
    assertThat(Suggestion.nearest("At_Most", NAMES)).contains("at-most");
  }

  @Test
  void nearest_isNothingWhereAllIsFar() {
    assertThat(Suggestion.nearest("window", NAMES)).isEmpty();
    assertThat(Suggestion.nearest("", NAMES)).isEmpty();
    assertThat(Suggestion.nearest("x".repeat(10_000), NAMES)).isEmpty();
    assertThat(Suggestion.nearest("xy", NAMES)).isEmpty();
  }

  @Test
  void nearest_takesTheBeginningOfALongerName() {
    assertThat(Suggestion.nearest("tier-of-the-badge", NAMES)).contains("tier");
  }

  @Test
  void slip_isOneEdit() {
    assertThat(Suggestion.slip("gvie", NAMES)).contains("give");
    assertThat(Suggestion.slip("gviee", NAMES)).isEmpty();
  }
}

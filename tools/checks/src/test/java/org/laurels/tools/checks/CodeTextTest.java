// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CodeTextTest {
  @Test
  void lineComment_isBlanked() {
    assertThat(CodeText.of("a; // b\nc;")).isEqualTo("a;     \nc;");
  }

  @Test
  void blockComment_keepsItsLineBreaks() {
    assertThat(CodeText.of("a /* b\n * c */ d")).isEqualTo("a     \n        d");
  }

  @Test
  void literals_areMasked() {
    assertThat(CodeText.of("f(\"a // \\\" b\", '\"', '\\'') // c").strip())
        .doesNotContain("a", "b", "c", "/")
        .endsWith(")");
  }

  @Test
  void textBlock_isMasked() {
    assertThat(CodeText.of("x = \"\"\"\n  double \"quoted\"\n  \"\"\"; double y"))
        .isEqualTo("x = \"\"\"\n  \"\"\"\"\"\" \"\"\"\"\"\"\"\"\n  \"\"\"; double y");
  }
}

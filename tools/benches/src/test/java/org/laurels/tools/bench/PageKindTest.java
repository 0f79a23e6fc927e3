// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PageKindTest {
  @Test
  void kinds_areAHundredPercent() {
    assertThat(IntStream.range(0, 100).mapToObj(PageKind::drawn))
        .containsAll(Arrays.asList(PageKind.values()));
    assertThatThrownBy(() -> PageKind.drawn(100)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void page_isOfTheMember() {
    assertThat(PageKind.STATEMENT.wanted("m1a").path()).isEqualTo("/c/bench/members/m1a/statement");
  }
}

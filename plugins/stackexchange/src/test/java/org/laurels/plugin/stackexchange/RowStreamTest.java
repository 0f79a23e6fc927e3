// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowStreamTest {
  private static String cleaned(String text, int chunk) throws IOException {
    InputStream slow =
        new ByteArrayInputStream(text.getBytes(UTF_8)) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, chunk));
          }
        };
    try (RowStream stream = new RowStream(slow)) {
      return new String(stream.readAllBytes(), UTF_8);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a&#x1F;b, a??????b",
    "a&#31;b, a?????b",
    "&#0;, ????",
    "&#xFFFF;, ????????",
    "&#xD800;, ????????",
    "&#x110000;, ??????????",
    "&#x7fffffff;, ????????????",
    "&#x;, ????",
    "&#;, ???",
    "&#xA;&#9;&#x10FFFF;&#233;, &#xA;&#9;&#x10FFFF;&#233;",
    "&lt;&amp;&quot;, &lt;&amp;&quot;",
    "a & b, a & b",
    "&#x1F, &#x1F",
    "é&, é&",
  })
  void references_thatXmlForbids_becomeQuestionMarks(String text, String expected)
      throws IOException {
    for (int chunk : new int[] {1, 2, 3, 5, 8, 100}) {
      assertThat(cleaned(text, chunk)).as("in chunks of " + chunk).isEqualTo(expected);
    }
  }

  @Test
  void controlCharacters_becomeQuestionMarks() throws IOException {
    assertThat(cleaned("a\u0000b\u001fc\td\r\n", 100)).isEqualTo("a?b?c\td\r\n");
  }

  @Test
  void references_atEveryPlaceOfALongText_areSeen() throws IOException {
    for (int before = (1 << 16) - 14; before < (1 << 16) + 2; before++) {
      String text = "x".repeat(before) + "&#x1F;&lt;" + "y".repeat(70_000);
      assertThat(cleaned(text, 1 << 20)).isEqualTo(text.replace("&#x1F;", "??????"));
    }
  }

  @Test
  void row_withoutEnd_isRefused() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }
        };
    RowStream stream = new RowStream(endless);
    assertThatThrownBy(() -> stream.transferTo(java.io.OutputStream.nullOutputStream()))
        .isInstanceOf(IOException.class);
    assertThat(stream.failure()).isEqualTo("has a row of more than 4 MiB");
  }
}

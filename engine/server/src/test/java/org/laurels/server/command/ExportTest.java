// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laurels.server.csv.CsvRow;

final class ExportTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "plain|plain",
        "=1+2|'=1+2",
        "+a|'+a",
        "-a|'-a",
        "@sum|'@sum",
        "-1|-1",
        "+12|+12",
        "-1+1|'-1+1",
        "a=b|a=b"
      })
  void formula_isMadeHarmless(String text, String expected) {
    assertThat(CsvRow.harmless(text)).isEqualTo(expected);
    assertThat(CsvRow.harmless("\t" + text)).startsWith("'");
  }

  @Test
  void csv_quotesWhatItMust() throws IOException {
    StringWriter writer = new StringWriter();
    try (CsvRows rows = new CsvRows(writer)) {
      rows.begin(List.of("text", "number"));
      rows.row("a,b", -5L);
      rows.row("say \"x\"\nagain", null);
      rows.row("=cmd,1", 0);
    }
    assertThat(writer)
        .hasToString("text,number\r\n\"a,b\",-5\r\n\"say \"\"x\"\"\nagain\",\r\n\"'=cmd,1\",0\r\n");
  }

  @Test
  void json_isOneArray() throws IOException {
    StringWriter writer = new StringWriter();
    try (JsonRows rows = new JsonRows(writer)) {
      rows.begin(List.of("text", "number"));
      rows.row("=a\"b", -5L);
      rows.row(null, 1);
    }
    assertThat(writer.toString().replace("\n", ""))
        .isEqualTo("[{\"text\":\"=a\\\"b\",\"number\":-5},{\"text\":null,\"number\":1}]");
  }

  @Test
  void json_withoutRows_isAnEmptyArray() throws IOException {
    StringWriter writer = new StringWriter();
    try (JsonRows rows = new JsonRows(writer)) {
      rows.begin(List.of("text"));
    }
    assertThat(writer.toString().replace("\n", "")).isEqualTo("[]");
  }
}

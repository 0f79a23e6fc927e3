// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbedsReaderTest {
  private static ProgrammeReading read(String embeds) {
    return new ProgrammeReader(name -> Optional.empty())
        .read("p.yaml", "programme: p\nunits: {reputation: {}}\n" + embeds);
  }

  private static Embeds accepted(String embeds) {
    return ((ProgrammeReading.Accepted) read(embeds)).embeds();
  }

  @Test
  void origins_areRead() {
    assertThat(
            accepted(
                    "embeds: {origins: ['https://forum.example.org', 'http://localhost:4567', 'https://10.0.0.1:8443']}")
                .origins())
        .containsExactlyInAnyOrder(
            "https://forum.example.org", "http://localhost:4567", "https://10.0.0.1:8443");
    assertThat(accepted("embeds: {origins: ['*']}").isForAll()).isTrue();
    assertThat(accepted("embeds: {origins: []}").isAllowed()).isFalse();
    assertThat(accepted("")).isEqualTo(Embeds.NOWHERE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://forum.example.org/     | did you mean 'https://forum.example.org'?",
        "https://Forum.example.org/t?a=1| did you mean 'https://forum.example.org'?",
        "https://forum.example.org:443  | did you mean 'https://forum.example.org'?",
        "http://forum.example.org:80    | did you mean 'http://forum.example.org'?",
        "forum.example.org              | did you mean 'https://forum.example.org'?",
        "forum.example.org:8080         | did you mean 'https://forum.example.org:8080'?",
        "https://*.example.org          | or '*' alone",
        "ftp://example.org              | an origin such as",
        "'null'                         | an origin such as",
        "javascript:alert(1)            | an origin such as",
        "https://a b                    | an origin such as",
      })
  void whatIsNoOrigin_isRefused_withWhatWasMeant(String origin, String problem) {
    String said = origin.replace("'", "");
    assertThat(((ProgrammeReading.Refused) read("embeds: {origins: ['" + said + "']}")).problems())
        .singleElement()
        .satisfies(found -> assertThat(found.toString()).contains(problem));
  }

  @Test
  void allProblems_areToldAtOnce() {
    ProgrammeReading reading =
        read("embeds: {origin: x, origins: ['a/b', 'https://good.example.org', '**']}");

    assertThat(((ProgrammeReading.Refused) reading).problems())
        .extracting(Problem::toString)
        .satisfiesExactlyInAnyOrder(
            first -> assertThat(first).contains("unknown key 'origin'", "'origins'"),
            second -> assertThat(second).contains("p.yaml:3:31"),
            third -> assertThat(third).contains("'*' alone"));
    assertThat(read("embeds: {}")).isInstanceOf(ProgrammeReading.Refused.class);
    assertThat(read("embeds: {origins: x}")).isInstanceOf(ProgrammeReading.Refused.class);
  }
}

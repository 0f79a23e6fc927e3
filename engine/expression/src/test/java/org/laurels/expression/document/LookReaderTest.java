// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookReaderTest {
  private static final String PICTURE = "data:image/png;base64,iVBORw0KGgo=";

  private static ProgrammeReading read(String look) {
    return new ProgrammeReader(name -> Optional.empty())
        .read("p.yaml", "programme: p\nunits: {reputation: {}}\n" + look);
  }

  private static Look accepted(String look) {
    return ((ProgrammeReading.Accepted) read(look)).look();
  }

  @Test
  void look_isRead() {
    assertThat(accepted("look: {name: Our forum, colour: '#1F5FA8', logo: '" + PICTURE + "'}"))
        .isEqualTo(new Look("Our forum", "#1f5fa8", PICTURE));
    assertThat(accepted("look: {logo: 'https://example.org:8443/a/logo.svg?v=2'}").logo())
        .isEqualTo("https://example.org:8443/a/logo.svg?v=2");
    assertThat(accepted("")).isEqualTo(Look.USUAL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "look: {colour: green}                                     | a colour such as",
        "look: {colour: '#12345'}                                  | a colour such as",
        "look: {logo: 'http://example.org/logo.png'}               | an https address",
        "look: {logo: 'https://example.org/a;script-src *'}        | an https address",
        "look: {logo: 'https://someone@example.org/a'}             | an https address",
        "look: {logo: 'javascript:alert(1)'}                       | an https address",
        "look: {logo: 'data:text/html;base64,AAAA'}                | an https address",
        "look: {name: 'a name that is far too long to stand at the top of any page, is it not'} | at most 60",
        "look: {color: '#123456'}                                  | unknown key 'color'",
        "look: blue                                                | a map of name",
      })
  void badLook_isRefused(String look, String problem) {
    assertThat(read(look)).isInstanceOf(ProgrammeReading.Refused.class);
    assertThat(((ProgrammeReading.Refused) read(look)).problems())
        .singleElement()
        .satisfies(found -> assertThat(found.toString()).contains(problem));
  }

  @Test
  void largePicture_isRefused() {
    String look = "look: {logo: 'data:image/png;base64," + "A".repeat(1 << 16) + "'}";

    assertThat(read(look)).isInstanceOf(ProgrammeReading.Refused.class);
  }
}

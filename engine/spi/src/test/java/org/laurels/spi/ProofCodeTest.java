// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProofCodeTest {
  private static final String CODE = "laurels-7K3F-0QWX-9A2M";

  @ParameterizedTest
  @ValueSource(
      strings = {
        CODE,
        "It is " + CODE + ".",
        "<p>" + CODE + "</p>",
        "laurels-laurels- " + CODE,
        "(" + CODE + ") and laurels-AAAA-BBBB-CCCC",
        "İ " + CODE,
        CODE + "-more"
      })
  void text_withACode_givesItAndNothingElse(String text) {
    assertThat(ProofCode.find(text)).contains(CODE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "laurels",
        "laurels-7K3F-0QWX",
        "laurels-7K3F-0QWX-9A2",
        "laurels-7K3F-0QWX-9A2M5",
        "xlaurels-7K3F-0QWX-9A2M",
        "laurels 7K3F 0QWX 9A2M",
        "laurels-7K3F-0QWX-9Ä2M",
        "laurels-7K3F0-QWX-9A2M"
      })
  void text_withoutOne_givesNothing(String text) {
    assertThat(ProofCode.find(text)).isEmpty();
  }

  @Test
  void code_isFoundInAnyCase_asItIsWritten() {
    assertThat(ProofCode.find("Laurels-7k3f-0qwx-9a2m")).contains("Laurels-7k3f-0qwx-9a2m");
  }

  @Test
  void proof_namesWhoPostedWhichCode() {
    SourceEvent.Builder proof =
        SourceEvent.builder("p", SourceEventTypes.MEMBER_PROVED, Instant.EPOCH).actor("7");

    assertThatThrownBy(proof::build).isInstanceOf(InvalidSourceEventException.class);
    assertThat(proof.attributes(Map.of(SourceEventTypes.CODE, CODE)).build().attributes())
        .containsEntry("code", CODE);
    assertThatThrownBy(() -> proof.actor(null).build())
        .isInstanceOf(InvalidSourceEventException.class);
  }
}

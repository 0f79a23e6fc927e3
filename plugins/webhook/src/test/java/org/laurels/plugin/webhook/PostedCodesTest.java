// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.laurels.spi.Reception;
import org.laurels.spi.SourceEvent;
import org.laurels.spi.SourceEventTypes;

/** Codes that members post: the one thing that is read of what they wrote. */
class PostedCodesTest {
  private static final String CODE = "laurels-7K3F-0QWX-9A2M";

  private static List<SourceEvent> events(String event, String field, String text) {
    String body =
        "{\"event\":\"%s\",\"items\":[{\"id\":\"7\",\"timestamp\":1,\"creatorid\":\"ann\",\"%s\":%s}]}"
            .formatted(event, field, text);
    return ((Reception.Taken) Sent.heard("scoold", body)).events();
  }

  @Test
  void code_inAText_isAnEventBesideTheOther() {
    for (String[] said :
        new String[][] {
          {"answer.create", "body"}, {"question.create", "body"}, {"comment.create", "comment"}
        }) {
      List<SourceEvent> events = events(said[0], said[1], "\"Here: " + CODE + ", a secret\"");

      assertThat(events).hasSize(2);
      SourceEvent proof = events.get(1);
      assertThat(proof.type()).isEqualTo(SourceEventTypes.MEMBER_PROVED);
      assertThat(proof.id()).isEqualTo("proof-7");
      assertThat(proof.actor()).isEqualTo("ann");
      assertThat(proof.item()).isNull();
      assertThat(proof.attributes()).isEqualTo(Map.of("code", CODE));
      assertThat(events).noneMatch(each -> each.toString().contains("a secret"));
    }
  }

  @Test
  void textWithoutACode_orNoText_isNoEvent() {
    for (String text :
        List.of("\"laurels-7K3F\"", "\"\"", "null", "7", "{\"a\":\"" + CODE + "\"}")) {
      assertThat(events("answer.create", "body", text)).as(text).hasSize(1);
    }
  }

  @Test
  void codeIn_isAPath() {
    String mapping =
        """
        signature: hub-sha256
        events:
          - {type: member.proved, id: "{id}", time: "{request.time}", code-in: "a b"}
        """;
    assertThat(catchThrowable(() -> MappingReader.read("mapping-file", mapping)))
        .hasMessageContaining("is no path");
  }
}

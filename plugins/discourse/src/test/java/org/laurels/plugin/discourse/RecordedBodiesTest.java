// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.discourse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.laurels.spi.Reception;
import org.laurels.spi.SourceEvent;

/** Every recorded webhook, with the headers that it would have come with. */
class RecordedBodiesTest {
  /** Its event, and what it says; a body that is not here fails the test. */
  private static final Map<String, List<String>> SAID =
      Map.of(
          "post-created.json",
          List.of("post_created", DiscourseReceiver.FIRST_POST),
          "staff-reply-created.json",
          List.of("post_created", "answer.posted 2 post-33 in topic-22 of board 4"),
          "topic-closed.json",
          List.of("topic_closed_status_updated", DiscourseReceiver.STATE),
          "topic-reopen.json",
          List.of("topic_closed_status_updated", DiscourseReceiver.STATE),
          "topic-edited.json",
          List.of("topic_edited", "content.edited null topic-22 in null of board 4"));

  private static String said(Reception reception) {
    if (reception instanceof Reception.Taken taken && taken.events().size() == 1) {
      SourceEvent event = taken.events().get(0);
      return event.type()
          + " "
          + event.actor()
          + (event.item() == null
              ? ""
              : " "
                  + event.item().id()
                  + " in "
                  + event.item().parent()
                  + " of board "
                  + event.item().board());
    }
    return reception instanceof Reception.Ignored ignored ? ignored.reason() : reception.toString();
  }

  @Test
  void everyRecordedBody_saysWhatItShould() throws IOException {
    if (Sent.payloads().isEmpty()) {
      System.out.println(
          "SKIPPED: no shared/payloads beside the checkout, so no recorded body ran");
    }
    Assumptions.assumeTrue(Sent.payloads().isPresent(), "shared/payloads is not there");
    int seen = 0;
    try (Stream<Path> files = Files.list(Sent.payloads().orElseThrow().resolve("webhook"))) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        assertThat(SAID).containsKey(name);
        List<String> expected = SAID.getOrDefault(name, List.of());
        String event = expected.get(0);
        byte[] body = Sent.read(file);
        String type = event.substring(0, event.indexOf('_'));
        assertThat(said(Sent.heard(Sent.request(type, event, body))))
            .as(name)
            .isEqualTo(expected.get(1));
        // The same topic as a new one, for there is no recorded one.
        if (type.equals("topic")) {
          assertThat(said(Sent.heard(Sent.request(type, "topic_created", body))))
              .isEqualTo("question.asked 2 topic-22 in null of board 4");
        }
        seen++;
      }
    }
    assertThat(seen).isEqualTo(SAID.size());
    System.out.println("recorded bodies: " + seen);
  }
}

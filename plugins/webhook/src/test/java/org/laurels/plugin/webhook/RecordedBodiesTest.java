// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.laurels.plugin.events.BodyReader;
import org.laurels.spi.ConnectorConfig;
import org.laurels.spi.Reception;
import org.laurels.spi.SourceEvent;

/** Every recorded body of the hosts with a shipped mapping. */
class RecordedBodiesTest {
  private static final String IGNORED = "ignored";

  /** What each says; a body that is not here fails the test. */
  private static final Map<String, String> SAID =
      Map.ofEntries(
          Map.entry("freshdesk/ticket_created.json", "ticket.opened requester-bob@example.com 11"),
          Map.entry("freshdesk/status_changed.json", IGNORED),
          Map.entry("intercom/contact.merged.abridged.json", IGNORED),
          Map.entry("intercom/ticket.state.updated.abridged.json", IGNORED),
          Map.entry("zendesk/user.active_changed.shape.json", IGNORED),
          Map.entry(
              "scoold/captured/question.create.body.json",
              "question.asked 2035155531873652736:profile 2035155546897649664"),
          Map.entry(
              "scoold/captured/answer.create.body.json",
              "answer.posted 2035155538404184064:profile 2035155552018894848"),
          Map.entry(
              "scoold/captured/answer.accept.body.json",
              "solution.accepted 2035155531873652736:profile 2035155552018894848"),
          Map.entry(
              "scoold/captured/comment.create.body.json",
              "comment.posted 2035155531873652736:profile 2035155568989048832"),
          Map.entry(
              "scoold/captured/user.signup.body.json",
              "member.joined 2035155667043487744:profile null"),
          Map.entry(
              "scoold/captured/para-crud.vote.create.body.json",
              "vote.cast 2035155531873652736:profile 2035155552018894848"));

  private static Path payloads() {
    if (Sent.payloads().isEmpty()) {
      System.out.println(
          "SKIPPED: no shared/payloads beside the checkout, so no recorded body ran");
    }
    Assumptions.assumeTrue(Sent.payloads().isPresent(), "shared/payloads is not there");
    return Sent.payloads().orElseThrow();
  }

  private static String said(Reception reception) {
    if (reception instanceof Reception.Taken taken && taken.events().size() == 1) {
      SourceEvent event = taken.events().get(0);
      return event.type()
          + " "
          + event.actor()
          + " "
          + (event.item() == null ? null : event.item().id());
    }
    return reception instanceof Reception.Ignored ? IGNORED : reception.toString();
  }

  @Test
  void everyRecordedBody_saysWhatItShould() throws IOException {
    Path payloads = payloads();
    List<String> seen = new ArrayList<>();
    for (String mapping : WebhookConnector.SHIPPED) {
      try (Stream<Path> files = Files.walk(payloads.resolve(mapping))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
          String name = payloads.relativize(file).toString();
          if (!name.endsWith("_headers.json")) {
            seen.add(name);
            assertThat(said(Sent.heard(mapping, Sent.read(file))))
                .as(name)
                .isEqualTo(SAID.get(name));
          }
        }
      }
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(SAID.keySet());
    System.out.println("recorded bodies: " + seen.size());
  }

  /** The signatures that Para really sent. */
  @Test
  void scooldsOwnSignatures_areGood() throws IOException {
    Path folder = payloads().resolve("scoold/captured");
    Map<String, Object> headers = BodyReader.read(Sent.read(folder.resolve("_headers.json")));
    String secret = (String) headers.get("secret_of_throwaway_test_instance");
    int good = 0;
    for (Object each : (List<?>) headers.get("deliveries")) {
      Map<?, ?> delivery = (Map<?, ?>) each;
      Map<?, ?> sent = (Map<?, ?>) delivery.get("headers");
      byte[] body = Sent.read(folder.resolve((String) delivery.get("file")));
      Reception reception =
          new WebhookConnector()
              .open(new ConnectorConfig(Map.of("mapping", "scoold", "secret", secret)))
              .receiver()
              .orElseThrow()
              .receive(
                  Sent.request(
                      body, "X-Webhook-Signature", (String) sent.get("x-webhook-signature")));
      boolean ours = delivery.get("verifies_with_secret_below").equals("true");
      assertThat(reception).isInstanceOf(ours ? Reception.Taken.class : Reception.Refused.class);
      good += ours ? 1 : 0;
    }
    assertThat(good).isEqualTo(5);
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laurels.spi.ConnectorConfig;
import org.laurels.spi.InvalidSourceEventException;
import org.laurels.spi.Reception;
import org.laurels.spi.RefusalKind;
import org.laurels.spi.SourceEvent;

class HostileBodiesTest {
  private static final String QUESTION =
      "{\"event\":\"question.create\",\"items\":[{\"id\":%s,\"timestamp\":%s,\"creatorid\":%s,"
          + "\"title\":%s}],\"timestamp\":1}";

  private static String question(String id, String time, String creator, String title) {
    return QUESTION.formatted(id, time, creator, title);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {                                        | not JSON as it is taken
          []                                       | the body is no JSON object
          "x"                                      | the body is no JSON object
          {} {}                                    | there is something after
          {"event":1,"event":2}                    | Duplicate field
          {"event":"question.create","items":7}    | items is no list
          {"event":"question.create","items":[7]}  | the time {each.timestamp} is missing
          {"event":"question.create","items":[{}]} | the time {each.timestamp} is missing
          """)
  void brokenBody_isRefusedWithTheReason(String body, String reason) {
    assertThat(Sent.heard("scoold", body))
        .isInstanceOfSatisfying(
            Reception.Refused.class,
            refused -> {
              assertThat(refused.kind()).isEqualTo(RefusalKind.MALFORMED);
              assertThat(refused.detail()).contains(reason);
            });
  }

  @Test
  void deepAndLongBodies_areRefused() {
    for (int depth : new int[] {33, 10_000, 400_000}) {
      assertThat(Sent.heard("scoold", "{\"a\":" + "[".repeat(depth)))
          .isInstanceOf(Reception.Refused.class);
    }
    assertThat(Sent.heard("scoold", "{\"a\":" + "9".repeat(101) + "}"))
        .isInstanceOf(Reception.Refused.class);
    StringBuilder many =
        new StringBuilder("{\"event\":\"user.signup\",\"timestamp\":1,\"items\":[");
    for (int i = 0; i < 1_001; i++) {
      many.append(i == 0 ? "" : ",").append("{\"id\":" + i + ",\"timestamp\":1}");
    }
    assertThat(Sent.heard("scoold", many + "]}")).asString().contains("more than 1000 events");
  }

  @Test
  void wrongTypes_areRefused_numbersAndTextsAreTheSame() {
    assertThat(Sent.heard("scoold", question("{}", "1", "\"a\"", "\"t\"")))
        .asString()
        .contains("is an object or array");
    assertThat(Sent.heard("scoold", question("7", "\"soon\"", "\"a\"", "\"t\"")))
        .asString()
        .contains("no whole number");
    assertThat(Sent.heard("scoold", question("7", "\"1\"", "8", "\"t\"")))
        .isEqualTo(Sent.heard("scoold", question("\"7\"", "1", "\"8\"", "\"t\"")));
    SourceEvent large =
        ((Reception.Taken) Sent.heard("scoold", question("12345678901234567890123", "1", "1", "1")))
            .events()
            .get(0);
    assertThat(large.item().id()).isEqualTo("12345678901234567890123");
  }

  @Test
  void whatPeopleWrote_isCleaned_idsAreRefused() {
    String script = "\"<script>alert(1)</script>\\u0000\\u0007\\ud800x\"";
    SourceEvent event =
        ((Reception.Taken) Sent.heard("scoold", question("7", "1", "\"a\"", script)))
            .events()
            .get(0);
    // Pages escape; here only what cannot be shown goes.
    assertThat(event.item().title()).isEqualTo("<script>alert(1)</script>   x");
    String longTitle = "\"" + "x".repeat(5_000) + "\"";
    assertThat(
            ((Reception.Taken) Sent.heard("scoold", question("7", "1", "\"a\"", longTitle)))
                .events()
                .get(0)
                .item()
                .title())
        .hasSize(1_000);
    for (String id : new String[] {"\"a\\u0000\"", "\"" + "x".repeat(300) + "\"", "\"\\ud800\""}) {
      assertThatThrownBy(() -> Sent.heard("scoold", question(id, "1", "\"a\"", "\"t\"")))
          .isInstanceOf(InvalidSourceEventException.class);
    }
  }

  @Test
  void addressesThatArenoneOfTheWeb_areLeftOut() {
    String body =
        """
        {"freshdesk_webhook":{"triggered_event":"{ticket_action:created}","ticket_id":"11",
        "requester_id":5,"ticket_url":"javascript:alert(1)","ticket_subject":"s"}}
        """;
    SourceEvent event = ((Reception.Taken) Sent.heard("freshdesk", body)).events().get(0);
    assertThat(event.item().url()).isNull();
    assertThat(event.actor()).isEqualTo("5");
  }

  @Test
  void bodyThatSaysRequest_isNotBelieved() {
    String body =
        """
        {"request":{"time":"1999-01-01T00:00:00Z"},"freshdesk_webhook":{"ticket_id":"11",
        "triggered_event":"{status:{from:2,to:4}}","agent_id":"9"}}
        """;
    SourceEvent event = ((Reception.Taken) Sent.heard("freshdesk", body)).events().get(0);
    assertThat(event.type()).isEqualTo("ticket.solved");
    assertThat(event.time()).isEqualTo(Sent.NOW);
  }

  @Test
  void staleRequest_isRefused() {
    byte[] body = "{}".getBytes(UTF_8);
    var late = Sent.by("zendesk", body);
    var request =
        new org.laurels.spi.InboundRequest(
            "POST", "", late.headers(), Map.of(), body, Sent.NOW.plusSeconds(301));
    assertThat(
            new WebhookConnector()
                .open(new ConnectorConfig(Map.of("mapping", "zendesk", "secret", Sent.SECRET)))
                .receiver()
                .orElseThrow()
                .receive(request))
        .asString()
        .contains("STALE");
  }
}

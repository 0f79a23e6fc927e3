// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.laurels.spi.ConnectorConfig;
import org.laurels.spi.Delivery;
import org.laurels.spi.HostRequest;
import org.laurels.spi.HostResponse;
import org.laurels.spi.HostStanding;
import org.laurels.spi.InboundRequest;
import org.laurels.spi.InvalidConfigException;
import org.laurels.spi.Outlet;
import org.laurels.spi.SignatureCheck;
import org.laurels.spi.SignatureSchemes;
import org.laurels.spi.StandingChange;

class StandingsOutletTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZg==";
  private static final String URL = "https://example.org/hook";

  private final List<HostRequest> sent = new ArrayList<>();
  private int status = 200;
  private Map<String, String> headers = Map.of();

  private static Outlet outlet(String secret) {
    return new StandingsConnector()
        .open(new ConnectorConfig(Map.of("url", URL, "secret", secret)))
        .outlet()
        .orElseThrow();
  }

  private Delivery deliver(@Nullable HostStanding before, HostStanding wanted) {
    return deliver(1, before, wanted);
  }

  private Delivery deliver(long number, @Nullable HostStanding before, HostStanding wanted) {
    return outlet(SECRET)
        .deliver(
            request -> {
              sent.add(request);
              return new HostResponse(status, headers, new byte[0]);
            },
            new StandingChange(number, NOW, Optional.ofNullable(before), wanted));
  }

  private static HostStanding standing(String rank, HostStanding.Badge... badges) {
    return new HostStanding(
        "forum", "7", "An\"na", new HostStanding.Rank(rank, "The " + rank), List.of(badges));
  }

  private static HostStanding.Badge badge(String id, long times) {
    return new HostStanding.Badge(id, id, "", "gold", times, NOW);
  }

  @Test
  void message_tellsTheStanding_andWhatOfItIsNew() {
    assertThat(
            deliver(
                standing("new", badge("first", 1), badge("gone", 2)),
                standing("old", badge("first", 3))))
        .isEqualTo(new Delivery.Done());
    assertThat(new String(sent.get(0).body(), UTF_8))
        .isEqualTo(
            "{\"type\":\"standing.changed\",\"data\":{\"source\":\"forum\",\"identity\":\"7\","
                + "\"name\":\"An\\\"na\",\"rank\":{\"id\":\"old\",\"name\":\"The old\"},"
                + "\"rank-before\":{\"id\":\"new\",\"name\":\"The new\"},\"badges\":["
                + told("first", 3)
                + "],\"granted\":["
                + told("first", 2)
                + "],\"revoked\":["
                + told("gone", 2)
                + "]}}");
  }

  private static String told(String id, int times) {
    return "{\"id\":\""
        + id
        + "\",\"name\":\""
        + id
        + "\",\"tier\":\"gold\",\"times\":"
        + times
        + ",\"last-at\":\"2026-06-01T12:00:00Z\"}";
  }

  @Test
  void sameMessage_hasTheSameName_andProvesWhoSentIt() {
    deliver(null, standing("new"));
    deliver(null, standing("new"));
    deliver(null, standing("old"));
    // Once more after something else: else whoever knows names would take it for the first.
    deliver(3, null, standing("new"));
    String id = sent.get(0).headers().get("webhook-id");
    assertThat(sent.get(1).headers()).containsEntry("webhook-id", id);
    assertThat(sent.get(2).headers().get("webhook-id")).isNotEqualTo(id);
    assertThat(sent.get(3).headers().get("webhook-id")).isNotEqualTo(id);

    SignatureCheck check = new SignatureCheck(SignatureSchemes.STANDARD_WEBHOOKS, List.of(SECRET));
    HostRequest first = sent.get(0);
    assertThat(check.refusal(inbound(first, first.body()))).isEmpty();
    byte[] changed = first.body();
    changed[20] ^= 1;
    assertThat(check.refusal(inbound(first, changed))).isPresent();
  }

  private static InboundRequest inbound(HostRequest request, byte[] body) {
    Map<String, List<String>> headers = new java.util.HashMap<>();
    request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    return new InboundRequest("POST", request.url(), headers, Map.of(), body, NOW);
  }

  @Test
  void answers_decideWhetherItIsTriedAgain() {
    status = 410;
    assertThat(deliver(null, standing("new"))).isInstanceOf(Delivery.Gone.class);
    status = 404;
    assertThat(deliver(null, standing("new"))).isInstanceOf(Delivery.Refused.class);
    headers = Map.of("Retry-After", "90");
    for (int busy : new int[] {408, 425, 429, 500, 503}) {
      status = busy;
      assertThat(deliver(null, standing("new")))
          .isEqualTo(
              new Delivery.Later(
                  "telling of a standing: the host answered " + busy, Duration.ofSeconds(90)));
    }
  }

  @Test
  void secret_mustBeOne() {
    for (String bad : List.of("abc", "whsec_!", "whsec_YWJj")) {
      assertThatThrownBy(() -> outlet(bad)).isInstanceOf(InvalidConfigException.class);
    }
  }
}

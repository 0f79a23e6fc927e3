// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.server.TestServer;
import org.laurels.server.host.PluginHost;
import org.laurels.spi.HostUnreachableException;

/** A host is asked by a real server, as its API is told. */
class CatchUpIT {
  private static final String CONNECTION = "/api/v1/communities/ours/connections/forum";
  private static final long WITHIN_NANOS = 30_000_000_000L;

  private final AskedConnector hosts = new AskedConnector();
  private TestServer server;
  private Connections connections;

  @BeforeEach
  void start() {
    PluginHost plugins = PluginHost.of("test", hosts);
    server = new TestServer(plugins);
    connections = server.wiring.connections(plugins);
    ConnectionBook.Configured unused =
        connections
            .book()
            .add(
                server.ours,
                "forum",
                "asked",
                new ConnectionBook.Wanted(null, null, Map.of("host", "forum")));
  }

  @AfterEach
  void stop() {
    connections.close();
    server.close();
  }

  private TestServer.Answer call(String verb) {
    return server.answer(
        server
            .request(CONNECTION + verb)
            .header("Authorization", "Bearer " + server.token)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build());
  }

  /** What the connection tells when a run has ended so. */
  private JsonNode ended(String ending) {
    long until = System.nanoTime() + WITHIN_NANOS;
    while (System.nanoTime() < until) {
      JsonNode state = server.get(CONNECTION).json().path("catch_up");
      if (state.path("ending").asText().equals(ending) && !state.get("running").booleanValue()) {
        return state;
      }
    }
    throw new AssertionError("never " + ending + ": " + server.get(CONNECTION).text());
  }

  @Test
  void switchOnAndCall_askTheHost_andHealthTells() {
    hosts.answer(
        "forum",
        context -> {
          AskedConnector.offer(context, 1);
          context.reached("1");
        });
    call("/catch-up").isProblem(400, "refused");
    assertThat(server.get(CONNECTION).json().has("catch_up")).isFalse();

    assertThat(call("/switch-on").status()).isEqualTo(200);
    assertThat(ended("finished").get("accepted").longValue()).isEqualTo(1);
    assertThat(server.wiring.standings().totals(server.ours).events()).isEqualTo(1);

    AtomicInteger runs = new AtomicInteger();
    hosts.answer(
        "forum",
        context -> {
          runs.incrementAndGet();
          throw new HostUnreachableException("connection refused");
        });
    TestServer.Answer begun = call("/catch-up");
    assertThat(begun.status()).isEqualTo(202);
    assertThat(begun.json().get("catch_up").get("began_at").textValue()).isNotEmpty();
    assertThat(ended("failed").get("detail").textValue()).isEqualTo("connection refused");
    assertThat(runs).hasValue(1);
  }
}

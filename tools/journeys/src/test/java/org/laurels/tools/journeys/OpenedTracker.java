// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.laurels.spi.ConfigField;
import org.laurels.spi.Connector;
import org.laurels.spi.ConnectorConfig;
import org.laurels.spi.Delivery;
import org.laurels.spi.Host;
import org.laurels.spi.HostCalls;
import org.laurels.spi.HostResponse;
import org.laurels.spi.HostStanding;
import org.laurels.spi.HostUnreachableException;
import org.laurels.spi.InboundRequest;
import org.laurels.spi.LaurelsPlugin;
import org.laurels.spi.Probe;
import org.laurels.spi.Reception;
import org.laurels.spi.SourceEvent;
import org.laurels.spi.StandingChange;
import org.laurels.testkit.plugin.CatchUpRecorder;

/** What the plugin in the distribution makes of a real RT, without the engine between them. */
final class OpenedTracker {
  private final Host host;
  private final HttpClient http = HttpClient.newHttpClient();

  private OpenedTracker(Host host) {
    this.host = host;
  }

  /** The plugin out of the distribution, opened as the engine opens it. */
  static OpenedTracker of(Tracker rt, String secret) throws IOException {
    Path jar;
    try (Stream<Path> plugins = Files.list(Program.dist().resolve("plugins"))) {
      jar =
          plugins
              .filter(each -> each.getFileName().toString().contains("request-tracker"))
              .findFirst()
              .orElseThrow();
    }
    // Not closed: what is opened here loads its classes later.
    URLClassLoader loader =
        new URLClassLoader(
            new java.net.URL[] {jar.toUri().toURL()}, OpenedTracker.class.getClassLoader());
    Connector connector =
        ServiceLoader.load(LaurelsPlugin.class, loader).stream()
            .map(ServiceLoader.Provider::get)
            .flatMap(plugin -> plugin.connectors().stream())
            .filter(each -> each.name().equals("request-tracker"))
            .findFirst()
            .orElseThrow();
    Map<String, String> values = new TreeMap<>();
    for (ConfigField field : connector.fields()) {
      if (field.defaultValue() != null) {
        values.put(field.name(), field.defaultValue());
      }
    }
    values.putAll(
        Map.of("secret", secret, "url", rt.address(), "user", "laurels", "password", "password"));
    return new OpenedTracker(connector.open(new ConnectorConfig(values)));
  }

  private HostCalls calls() {
    return request -> {
      HttpRequest.Builder sent =
          HttpRequest.newBuilder(URI.create(request.url()))
              .timeout(Duration.ofSeconds(30))
              .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
      request.headers().forEach(sent::header);
      try {
        HttpResponse<byte[]> response =
            http.send(sent.build(), HttpResponse.BodyHandlers.ofByteArray());
        return new HostResponse(response.statusCode(), Map.of(), response.body());
      } catch (IOException e) {
        throw new HostUnreachableException(e.toString(), e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  void probe() {
    List<Probe.Finding> findings = host.probe().orElseThrow().run(calls());
    findings.forEach(finding -> System.out.println("  " + finding.good() + " " + finding.text()));
    assertThat(findings).hasSizeGreaterThanOrEqualTo(4).allMatch(Probe.Finding::good);
  }

  /** All that was sent, read again from RT's history: the same events, field by field. */
  void compare(Relay relay) {
    Map<String, SourceEvent> sent = new TreeMap<>();
    for (Relay.Taken taken : relay.taken()) {
      InboundRequest request =
          new InboundRequest(
              "POST",
              "https://laurels.example.org/hooks/x",
              taken.headers(),
              Map.of(),
              taken.body().getBytes(StandardCharsets.UTF_8),
              Instant.ofEpochSecond(
                  Long.parseLong(taken.headers().get("webhook-timestamp").get(0))));
      Reception reception = host.receiver().orElseThrow().receive(request);
      assertThat(reception).isInstanceOf(Reception.Taken.class);
      ((Reception.Taken) reception).events().forEach(each -> sent.putIfAbsent(each.id(), each));
    }
    Map<String, SourceEvent> read = new TreeMap<>();
    CatchUpRecorder history = new CatchUpRecorder("rt", calls(), null);
    host.catchUp().orElseThrow().run(history);
    history.offered().forEach(event -> read.putIfAbsent(event.id(), event));
    assertThat(read.keySet()).isEqualTo(sent.keySet());
    read.forEach(
        (id, event) -> {
          // Who somebody is may first be told with another act: only its time and place differ.
          if (!id.startsWith("user:")) {
            assertThat(event).isEqualTo(sent.get(id));
          }
        });
    System.out.printf("%d events were sent, and read again from the history%n", sent.size());
  }

  /** The rank comes to the user's custom field, is written once, and goes again. */
  void show(Tracker rt) throws Exception {
    String anna = rt.idOf("anna");
    HostStanding bare = new HostStanding("rt", anna, "anna", null, List.of());
    HostStanding expert =
        new HostStanding("rt", anna, "anna", new HostStanding.Rank("expert", "Expert"), List.of());
    int changes = changes(rt, anna);
    for (int i = 0; i < 2; i++) {
      assertThat(
              host.outlet()
                  .orElseThrow()
                  .deliver(calls(), new StandingChange(1, Instant.EPOCH, Optional.empty(), expert)))
          .isInstanceOf(Delivery.Done.class);
    }
    assertThat(shown(rt, anna)).isEqualTo("Expert");
    assertThat(changes(rt, anna)).as("written once").isEqualTo(changes + 1);
    assertThat(
            host.outlet()
                .orElseThrow()
                .deliver(calls(), new StandingChange(2, Instant.EPOCH, Optional.of(expert), bare)))
        .isInstanceOf(Delivery.Done.class);
    assertThat(shown(rt, anna)).isEmpty();
  }

  static String shown(Tracker rt, String user) throws Exception {
    JsonNode fields = rt.call(Tracker.ROOT, "GET", "/user/" + user, "").json().get("CustomFields");
    for (JsonNode each : fields) {
      if (each.get("name").asText().equals("Laurels rank")) {
        return each.get("values").isEmpty() ? "" : each.get("values").get(0).asText();
      }
    }
    throw new AssertionError("no such field: " + fields);
  }

  private static int changes(Tracker rt, String user) throws Exception {
    return rt.call(Tracker.ROOT, "GET", "/user/" + user + "/history", "")
        .json()
        .get("total")
        .asInt();
  }
}

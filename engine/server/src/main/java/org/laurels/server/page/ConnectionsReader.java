// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.laurels.core.connection.Connection;
import org.laurels.core.connection.Outcome;
import org.laurels.core.connection.Tally;
import org.laurels.server.connection.ConnectionHealth;
import org.laurels.server.connection.ConnectionHealth.Warning;
import org.laurels.server.connection.Connections;
import org.laurels.server.host.PluginHost;

/** Reads how all connections of a community fare, and what there is to connect by. */
final class ConnectionsReader {
  private static final long SECONDS_MAX = 120;
  private static final long MINUTES_MAX = 120;

  private final Connections connections;

  ConnectionsReader(ConnectionPages.Sources from) {
    this.connections = from.connections();
  }

  ConnectionsPage read(Visit visit, String news) {
    return new ConnectionsPage(
        news,
        connections.book().all(visit.community()).stream().map(each -> row(visit, each)).toList(),
        visit.link(ConnectionPages.CONNECT),
        visit.link(ConnectionPages.PLUGINS));
  }

  private ConnectionsPage.Row row(Visit visit, Connection connection) {
    Words words = visit.words();
    ConnectionHealth health = connections.health(connection);
    return new ConnectionsPage.Row(
        connection.name(),
        ConnectionPages.address(visit, connection.name()),
        connection.setup().connector(),
        state(words, connection),
        heard(words, health),
        lag(words, health),
        counts(words, health),
        warnings(words, health));
  }

  static String state(Words words, Connection connection) {
    return switch (connection.state()) {
      case OFF -> words.of("connections.state.off");
      case PREVIEWING -> words.of("connections.state.previewing");
      case ON -> words.of("connections.state.on");
    };
  }

  static List<Moment> heard(Words words, ConnectionHealth health) {
    return health.heardAt().map(words::moment).stream().toList();
  }

  /** From the last booked event's happening to its arrival. */
  static String lag(Words words, ConnectionHealth health) {
    return Optional.ofNullable(health.counts().get(Outcome.ACCEPTED))
        .map(Tally::lagMillis)
        .map(millis -> span(words, Duration.ofMillis(millis)))
        .orElse("");
  }

  private static String span(Words words, Duration span) {
    if (span.toSeconds() < SECONDS_MAX) {
      return words.of("connections.seconds", words.number(span.toSeconds()));
    }
    return span.toMinutes() < MINUTES_MAX
        ? words.of("connections.minutes", words.number(span.toMinutes()))
        : words.of("connections.hours", words.number(span.toHours()));
  }

  static List<Figure> counts(Words words, ConnectionHealth health) {
    return List.of(
        figure(words, words.of("connections.accepted"), health.count(Outcome.ACCEPTED)),
        figure(words, words.of("connections.duplicates"), health.count(Outcome.DUPLICATE)),
        figure(words, words.of("connections.ignored"), health.count(Outcome.IGNORED)),
        figure(words, words.of("connections.refused"), health.refused()),
        figure(
            words,
            words.of("connections.waiting"),
            health.kept().getOrDefault(Outcome.WAITING, 0L)));
  }

  private static Figure figure(Words words, String name, long count) {
    return new Figure(name, words.number(count));
  }

  static List<String> warnings(Words words, ConnectionHealth health) {
    return health.warnings().stream().map(each -> warning(words, health, each)).toList();
  }

  private static String warning(Words words, ConnectionHealth health, Warning warning) {
    return switch (warning) {
      case BROKEN -> words.of("connections.warning.broken");
      case SILENT ->
          words.of(
              "connections.warning.silent",
              words.number(health.silentFor().orElse(Duration.ZERO).toHours()));
      case WAITING ->
          words.of(
              "connections.warning.waiting",
              words.number(health.kept().getOrDefault(Outcome.WAITING, 0L)));
      case REFUSED -> words.of("connections.warning.refused");
      case UNSHOWN -> words.of("connections.warning.unshown");
    };
  }

  ConnectPage kinds(Visit visit) {
    return new ConnectPage(
        connections.plugins().connectors().stream()
            .map(
                each ->
                    new ConnectPage.Kind(
                        each.connector().name(),
                        each.connector().description(),
                        each.plugin(),
                        visit.link(ConnectionPages.CONNECT)
                            + "/"
                            + Visit.part(each.connector().name())))
            .toList(),
        left(),
        visit.link(ConnectionPages.CONNECTIONS));
  }

  PluginsPage plugins(Visit visit) {
    return new PluginsPage(
        connections.plugins().loaded().stream().map(this::plugin).toList(),
        left(),
        visit.link(ConnectionPages.CONNECTIONS));
  }

  private PluginsPage.Row plugin(PluginHost.Loaded loaded) {
    String connects =
        connections.plugins().connectors().stream()
            .filter(each -> each.plugin().equals(loaded.id()))
            .map(each -> each.connector().name())
            .collect(Collectors.joining(", "));
    return new PluginsPage.Row(
        loaded.id(), loaded.version(), loaded.fileName(), loaded.sha256(), connects);
  }

  private List<PluginsPage.Left> left() {
    return connections.plugins().failures().stream()
        .map(each -> new PluginsPage.Left(each.plugin(), each.reason()))
        .toList();
  }
}

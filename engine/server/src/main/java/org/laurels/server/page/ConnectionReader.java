// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.laurels.core.connection.Connection;
import org.laurels.core.connection.Connection.State;
import org.laurels.core.connection.Outcome;
import org.laurels.server.access.FormToken;
import org.laurels.server.connection.ConnectionHealth;
import org.laurels.server.connection.Connections;
import org.laurels.server.connection.Preview;
import org.laurels.spi.ConfigField;

/** Reads how one connection fares. */
final class ConnectionReader {
  private static final int REFUSED_MAX = 20;

  private final Connections connections;
  private final ConnectionPages.Sources from;

  ConnectionReader(ConnectionPages.Sources from) {
    this.from = from;
    this.connections = from.connections();
  }

  /** The page of a connection, with what has just come of a form. */
  PageView page(
      ContainerRequestContext request,
      Visit visit,
      Connection connection,
      ConnectionPage.Told told) {
    return PageView.of(
        visit,
        "connection",
        ConnectionListResource.SECTION,
        connection.name(),
        read(visit, connection, told, FormToken.of(request).text()));
  }

  private ConnectionPage read(
      Visit visit, Connection connection, ConnectionPage.Told told, String csrf) {
    Words words = visit.words();
    ConnectionHealth health = connections.health(connection);
    List<String> secrets = connections.book().secretsSet(connection);
    return new ConnectionPage(
        connection.name(),
        connection.setup().connector(),
        connection.setup().plugin(),
        ConnectionsReader.state(words, connection),
        connection.state() == State.ON,
        connections.listens(connection),
        words.moment(connection.since()),
        connection.setup().source(),
        words.number(connection.setup().silence().toHours()),
        from.publicUrl().get() + "/hooks/" + connection.hook(),
        ConnectionsReader.heard(words, health),
        ConnectionsReader.lag(words, health),
        health.fault().orElse(""),
        ConnectionsReader.warnings(words, health),
        ConnectionsReader.counts(words, health),
        sending(words, health),
        outcomes(words, health),
        refused(words, connection),
        again(words, health),
        settings(connection),
        secrets,
        connections.book().rotates(connection),
        secrets.contains(ConfigField.SECRET_BEFORE),
        Integer.toString(connection.version()),
        ConnectionPages.address(visit, connection.name()),
        visit.link(ConnectionPages.CONNECTIONS),
        told,
        csrf);
  }

  private static List<String> sending(Words words, ConnectionHealth health) {
    List<String> told = new ArrayList<>();
    health
        .sending()
        .ifPresent(
            sending -> {
              told.add(
                  words.of(
                      "connection.standings.counts",
                      words.number(sending.pace().delivered()),
                      words.number(sending.counts().waiting()),
                      words.number(sending.counts().refused())));
              if (sending.pace().gone()) {
                told.add(words.of("connection.standings.ended"));
              }
              if (!sending.problem().isEmpty()) {
                told.add(words.of("connection.standings.problem", sending.problem()));
              }
            });
    return told;
  }

  private static List<ConnectionPage.Row> outcomes(Words words, ConnectionHealth health) {
    List<ConnectionPage.Row> rows = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      var tally = health.counts().get(outcome);
      if (tally != null) {
        rows.add(
            new ConnectionPage.Row(
                words.outcome(outcome),
                words.number(tally.count()),
                words.moment(tally.lastAt()),
                tally.lastDetail()));
      }
    }
    return rows;
  }

  private List<ConnectionPage.Refused> refused(Words words, Connection connection) {
    return connections.refused(connection, REFUSED_MAX).stream()
        .map(
            each ->
                new ConnectionPage.Refused(
                    words.outcome(each.outcome()),
                    words.moment(each.receivedAt()),
                    each.reason(),
                    each.beginning()))
        .toList();
  }

  private static List<ConnectionPage.Again> again(Words words, ConnectionHealth health) {
    return Outcome.refusals().stream()
        .filter(each -> health.kept().getOrDefault(each, 0L) > 0)
        .map(
            each ->
                new ConnectionPage.Again(
                    each.word(),
                    words.outcome(each),
                    words.number(health.kept().getOrDefault(each, 0L))))
        .toList();
  }

  private List<Figure> settings(Connection connection) {
    return connections.book().shown(connection).entrySet().stream()
        .map(each -> new Figure(each.getKey(), each.getValue()))
        .toList();
  }

  /** What waiting requests would give, in words. */
  static ConnectionPage.Ahead ahead(Visit visit, Preview.Look look) {
    Words words = visit.words();
    List<String> facts = new ArrayList<>();
    facts.add(
        words.of(
            "connections.ahead.read",
            words.number(look.requests()),
            words.number(look.outlook().fresh()),
            words.number(look.outlook().known())));
    if (look.refused() > 0) {
      facts.add(words.of("connections.ahead.refused", words.number(look.refused())));
    }
    if (!look.whole()) {
      facts.add(words.of("connections.ahead.part"));
    }
    List<Figure> awards =
        look.outlook().awards().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(each -> award(words, each.getKey(), each.getValue()))
            .toList();
    List<Figure> badges =
        look.outlook().badges().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(
                each ->
                    new Figure(
                        visit.open().badgeName(each.getKey()), words.number(each.getValue())))
            .toList();
    return new ConnectionPage.Ahead(facts, awards, badges, look.requests() == 0);
  }

  /** Named by rule and unit, such as "answer-upvoted reputation". */
  private static Figure award(Words words, String key, long sum) {
    int blank = key.lastIndexOf(' ');
    return new Figure(
        Words.spoken(key.substring(0, blank)),
        words.signed(sum) + " " + words.unit(key.substring(blank + 1)));
  }
}

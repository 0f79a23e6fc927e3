// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.journeys.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.laurels.core.community.ApiToken;
import org.laurels.core.community.Community;
import org.laurels.core.community.WrittenProgramme;
import org.laurels.core.event.Event;
import org.laurels.core.member.Identity;
import org.laurels.server.LaurelsApplication;
import org.laurels.server.Running;
import org.laurels.server.ServerOptions;
import org.laurels.server.Wiring;
import org.laurels.server.access.HostBook;
import org.laurels.server.access.SignedLink;
import org.laurels.server.api.OpaqueId;
import org.laurels.server.command.DemoProgramme;
import org.laurels.server.host.PluginApprovals;
import org.laurels.server.host.PluginHost;
import org.laurels.tools.seed.SampleCommunity;
import org.laurels.tools.seed.SampleSize;

/**
 * The real server over an H2 in memory with two communities: the sample one as the demo shows it,
 * and a small one whose every point is known.
 */
final class PageServer implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  static final String SAMPLE = "sample";
  static final String SMALL = "small";

  private static final int BATCH = 1_000;

  /** In a colour on and in which white cannot be read. */
  private static final String SMALL_PROGRAMME =
      """
      programme: small
      zone: Europe/Berlin
      look: {name: Small & fine, colour: "#ffd400"}
      units:
        reputation: {start: 1, floor: 1}
      limits:
        daily: {unit: reputation, at-most: 10, per: member, each: day}
      rules:
        - id: answer-liked
          on: vote.cast
          if: item.kind == 'answer' && event.value > 0 && event.actor != item.author
          give: {to: item.author, reputation: 10}
          limits: [daily]
      badges:
        - id: nice-answer
          description: An answer with two likes
          tier: bronze
          each: item
          on: vote.cast
          if: item.kind == 'answer' && item.score >= 2
          give-to: item.author
        - id: great-answer
          description: An answer with ten likes
          tier: gold
          each: item
          on: vote.cast
          if: item.kind == 'answer' && item.score >= 10
          give-to: item.author
      ranks:
        - {id: newcomer, name: Newcomer}
        - {id: regular, name: Regular, if: member.reputation >= 10}
        - {id: expert, name: Expert, if: member.reputation >= 100}
      boards:
        - {id: month, unit: reputation, window: month}
        - {id: all-time, unit: reputation, window: ever}
      """;

  final Wiring wiring;
  private final PluginHost plugins;
  private final Running running;
  private final Community sample;

  /** The busiest of the sample community. */
  private final String superUser;

  PageServer() {
    wiring =
        Wiring.open(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
            Clock.fixed(NOW, ZoneOffset.UTC),
            keyFile());
    plugins =
        PluginHost.open(
            Path.of(System.getProperty("laurels.dist")).resolve("plugins"),
            Path.of("none"),
            new PluginApprovals(Path.of("none")));
    running =
        LaurelsApplication.start(
            wiring, new ServerOptions(ServerOptions.LOOPBACK, 0, true), plugins);
    sample =
        wiring
            .communities()
            .create(SAMPLE, DemoProgramme.written(NOW, "https://forum.example.org"), NOW);
    SampleCommunity invented = SampleCommunity.of(1, SampleSize.about(6_000), NOW);
    List<Event> events = invented.events();
    for (int from = 0; from < events.size(); from += BATCH) {
      wiring.intake().accept(sample, events.subList(from, Math.min(from + BATCH, events.size())));
    }
    Identity busiest = invented.superUsers().get(0);
    superUser = member(sample, busiest.host(), busiest.id());
    Community small = create(SMALL, SMALL_PROGRAMME);
    post(small, SmallHistory.events());
    wiring.boards().now(sample);
    wiring.boards().now(small);
  }

  private static Path keyFile() {
    try {
      Path file = Files.createTempDirectory("laurels-pages").resolve("laurels.key");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Community create(String name, String document) {
    return wiring.communities().create(name, WrittenProgramme.of(name, document), NOW);
  }

  String address(String path) {
    return "http://127.0.0.1:" + running.port() + path;
  }

  /** The page of the sample's busiest member, without a slash at the end. */
  String superUser() {
    return "/c/" + SAMPLE + "/members/" + superUser;
  }

  /** The page of a credential of theirs. */
  String credential() {
    long member = OpaqueId.MEMBER.number(superUser);
    long grant = wiring.standings().badges(sample, member).get(0).grantId();
    return "/c/" + SAMPLE + "/credentials/" + OpaqueId.GRANT.of(grant);
  }

  /** The link by which a host sends one of its people in, to this page below theirs. */
  String comeIn(String community, String host, String id, String page) {
    Community of = wiring.communities().find(community).orElseThrow();
    HostBook hosts = wiring.access().hosts();
    String secret = hosts.add(of, host).or(() -> hosts.secret(of, host)).orElseThrow();
    String to = "members/" + member(of, host, id) + page;
    return new SignedLink(
            community, host, id, NOW.getEpochSecond() + 200, UUID.randomUUID().toString(), to)
        .path(secret);
  }

  private String member(Community community, String host, String id) {
    return OpaqueId.MEMBER.of(wiring.standings().find(community, host, id).get(0).memberId());
  }

  void post(Community community, String batch) {
    String token = wiring.tokenBook().make(community, "test", ApiToken.Scope.EVENTS, null).text();
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(address("/api/v1/communities/" + community.name() + "/events")))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(batch))
            .build();
    try {
      HttpResponse<String> response =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200 || response.body().contains("refused")) {
        throw new IllegalStateException(response.body());
      }
    } catch (IOException e) {
      throw new IllegalStateException("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    running.close();
    wiring.close();
    plugins.close();
  }
}

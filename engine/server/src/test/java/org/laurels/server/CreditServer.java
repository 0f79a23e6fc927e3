// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.ApiToken;
import org.laurels.core.community.Community;
import org.laurels.core.community.WrittenProgramme;
import org.laurels.core.intake.ProgrammeBook;
import org.laurels.core.programme.Programme;
import org.laurels.core.programme.ProgrammeVersion;
import org.laurels.core.programme.Programmes;
import org.laurels.core.programme.UnitDefinition;
import org.laurels.core.reward.Reward;
import org.laurels.core.wallet.CreditTerms;
import org.laurels.server.outbound.OutboundRule;
import org.laurels.testkit.TestClock;

/** A server with a community whose credits buy a reward of each kind, for 10 a piece. */
public final class CreditServer implements AutoCloseable {
  public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  public static final OutboundRule RULE = OutboundRule.LOOPBACK;

  private static final String COMMUNITY = "shop";
  private static final String PROGRAMME =
      """
      programme: shop
      units:
        credits: {spendable: true}
        reputation: {start: 1}
      rules:
        - {id: answered, on: answer.posted, give: {to: actor, credits: 5}}
      """;
  private static final CreditTerms TERMS =
      new CreditTerms(
          Duration.ofDays(14), false, Period.ofMonths(12), Duration.ofDays(14), 50, "GBP", 2);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  public final Wiring wiring;
  public final Community community;
  public final String token;
  public final TestClock clock;
  private final String url;
  private final Path key;
  private final Running running;
  private final HttpClient client = HttpClient.newHttpClient();

  /** Over a fresh H2. */
  public CreditServer() {
    this("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
  }

  /** Over an empty database. */
  public CreditServer(String url) {
    this(url, TestServer.freshKey(), TestClock.pinned(NOW), null);
  }

  private CreditServer(String url, Path key, TestClock clock, @Nullable String known) {
    this.url = url;
    this.key = key;
    this.clock = clock;
    wiring = Wiring.open(url, clock, key, CreditServer::withRewards);
    community =
        wiring
            .communities()
            .find(COMMUNITY)
            .orElseGet(
                () ->
                    wiring
                        .communities()
                        .create(COMMUNITY, WrittenProgramme.of("shop", PROGRAMME), NOW));
    token =
        known == null
            ? wiring.tokenBook().make(community, "test", ApiToken.Scope.MANAGE, null).text()
            : known;
    running =
        LaurelsApplication.start(
            wiring, new ServerOptions(ServerOptions.LOOPBACK, 0, true, null, RULE));
  }

  /** Another process on the same database. */
  public CreditServer second() {
    return new CreditServer(url, key, clock, token);
  }

  private static ProgrammeBook withRewards(ProgrammeBook plain) {
    return (of, version) ->
        new Programmes(
            plain.upTo(of, version).all().stream()
                .map(
                    one ->
                        new ProgrammeVersion(
                            one.number(), withRewards(one.programme()), one.from(), one.since()))
                .toList());
  }

  private static Programme withRewards(Programme plain) {
    Map<String, UnitDefinition> units = new HashMap<>(plain.units());
    units.put("credits", new UnitDefinition("credits", 0, null, TERMS));
    return new Programme(
        plain.id(),
        plain.zone(),
        units,
        plain.rules(),
        plain.counters(),
        plain.badges(),
        plain.ranks(),
        plain.readsActor(),
        plain.boards(),
        rewards(),
        plain.campaigns(),
        plain.budgets(),
        plain.payouts(),
        plain.appraisals(),
        plain.index());
  }

  private static List<Reward> rewards() {
    return List.of(
        reward("mug", Reward.Kind.MANUAL, null, null, null, Reward.Approval.NONE),
        reward("code", Reward.Kind.VOUCHER, null, null, null, Reward.Approval.NONE),
        reward("airtime", Reward.Kind.WEBHOOK, null, null, null, Reward.Approval.NONE),
        reward("rare", Reward.Kind.MANUAL, 1L, null, null, Reward.Approval.NONE),
        reward("once", Reward.Kind.MANUAL, null, 1L, null, Reward.Approval.NONE),
        reward("past", Reward.Kind.MANUAL, null, null, NOW, Reward.Approval.NONE),
        reward("looked-at", Reward.Kind.MANUAL, null, null, null, Reward.Approval.always(2)),
        new Reward(
            "gift",
            "A gift",
            "",
            Reward.Kind.CHARITY,
            "credits",
            5,
            true,
            null,
            null,
            null,
            null,
            null,
            Reward.Approval.NONE,
            100,
            null));
  }

  private static Reward reward(
      String id,
      Reward.Kind kind,
      @Nullable Long stock,
      @Nullable Long perMember,
      @Nullable Instant until,
      Reward.Approval approval) {
    return new Reward(
        id, id, "", kind, "credits", 10, false, stock, perMember, null, null, until, approval, 0,
        null);
  }

  /** What is answered, and whether it was answered before. */
  public record Reply(TestServer.Answer answer, boolean replayed) {
    public JsonNode json() {
      return answer.json();
    }

    public int status() {
      return answer.status();
    }

    public String text(String field) {
      return requireNonNull(json().get(field), () -> field + " in " + answer.text()).asText();
    }
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + running.port() + path));
  }

  /** Sends a request as it is. */
  public Reply send(HttpRequest request) {
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      String type = response.headers().firstValue("Content-Type").orElse("");
      JsonNode json = type.contains("json") ? MAPPER.readTree(response.body()) : MAPPER.nullNode();
      return new Reply(
          new TestServer.Answer(response.statusCode(), type, json, response.body()),
          response.headers().firstValue("Idempotency-Replayed").isPresent());
    } catch (IOException e) {
      throw new IllegalStateException("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest.Builder opened(String path) {
    return request("/api/v1/communities/" + COMMUNITY + path)
        .header("Authorization", "Bearer " + token);
  }

  public Reply get(String path) {
    return send(opened(path).build());
  }

  /** A call with a key; without one where that is null. */
  public Reply post(String path, @Nullable String idempotencyKey, String body) {
    HttpRequest.Builder call =
        opened(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (idempotencyKey != null) {
      call.header("Idempotency-Key", idempotencyKey);
    }
    return send(call.build());
  }

  /** A call with a key of its own. */
  public Reply post(String path, String body) {
    return post(path, UUID.randomUUID().toString(), body);
  }

  public Reply put(String path, String body) {
    return send(
        opened(path)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  public Reply upload(String path, String type, String body) {
    return send(
        opened(path)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /** Has a member answer so many times, for 5 credits each, that vest after 14 days. */
  public String member(String name, int answers) {
    List<String> events = new ArrayList<>();
    events.add(event(name + "-0", "member.joined", name));
    for (int i = 1; i <= answers; i++) {
      events.add(event(name + "-" + i, "answer.posted", name));
    }
    Reply taken = post("/events", null, "[" + String.join(",", events) + "]");
    if (taken.status() != 200 || taken.answer().text().contains("refused")) {
      throw new IllegalStateException(taken.answer().text());
    }
    return get("/members?identity=" + name).json().at("/rows/0/id").textValue();
  }

  private static String event(String id, String type, String actor) {
    return TestServer.event(
        id,
        type,
        "2026-05-01T10:00:00Z",
        "{\"actor\":\"%s\",\"item\":{\"id\":\"%s\"}}".formatted(actor, id));
  }

  /** A member with so many credits that can be spent. */
  public String rich(String name, long credits) {
    String member = member(name, 0);
    Reply given =
        post(
            "/members/" + member + "/wallet/adjust",
            "{\"unit\":\"credits\",\"amount\":%d,\"note\":\"for a test\"}".formatted(credits));
    if (given.status() != 201) {
      throw new IllegalStateException(given.answer().text());
    }
    return member;
  }

  /** Has a member redeem something, with a key of its own. */
  public Reply redeem(String member, String reward) {
    return post("/members/" + member + "/redemptions", wish(reward));
  }

  public static String wish(String reward) {
    return "{\"reward\":\"" + reward + "\"}";
  }

  /** What a member has of credits: pending, available, held and debt. */
  public String balance(String member) {
    JsonNode unit = get("/members/" + member + "/wallet").json().at("/units/0");
    return unit.get("pending")
        + "/"
        + unit.get("available")
        + "/"
        + unit.get("held")
        + "/"
        + unit.get("debt");
  }

  /** What the clock brings, as the job does it. */
  public void round() {
    wiring.credits().round(RULE).run(community);
  }

  /** What wallets hold and must not. */
  public List<String> unsound() {
    return wiring.credits().wallets().unsound(community);
  }

  /** Writes into the database behind everybody's back. */
  public void sql(String sql) {
    try (Connection connection = wiring.database().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() {
    running.close();
    wiring.close();
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.server.CreditServer;
import org.laurels.server.TestMySql;

class MoneyCallIT {
  private static final String MUG = CreditServer.wish("mug");

  private CreditServer server;
  private String path;
  private String member;

  @BeforeEach
  void start() {
    server = new CreditServer();
    member = server.rich("ann", 25);
    path = "/members/" + member + "/redemptions";
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void callWithoutKey_isRefused_andNothingMoves() {
    server.post(path, null, MUG).answer().isProblem(400, "idempotency-key");
    server.post(path, "x".repeat(191), MUG).answer().isProblem(400, "idempotency-key");
    server
        .post("/members/" + member + "/wallet/adjust", null, "{}")
        .answer()
        .isProblem(400, "idempotency-key");
    for (String step : List.of("approve", "reject", "cancel", "refund", "settle", "refuse")) {
      server.post("/redemptions/r1/" + step, null, "{}").answer().isProblem(400, "idempotency-key");
    }
    HttpRequest twice =
        server
            .request("/api/v1/communities/shop" + path)
            .header("Authorization", "Bearer " + server.token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "a")
            .header("Idempotency-Key", "b")
            .POST(HttpRequest.BodyPublishers.ofString(MUG))
            .build();
    server.send(twice).answer().isProblem(400, "idempotency-key");

    assertThat(server.balance(member)).isEqualTo("0/25/0/0");
  }

  @Test
  void sameCallAgain_isAnsweredTheSame_andMovesNothing() {
    CreditServer.Reply first = server.post(path, "k", MUG);
    CreditServer.Reply again = server.post(path, "k", " { \"reward\" : \"mug\" } ");

    assertThat(first.status()).as(first.answer().text()).isEqualTo(201);
    assertThat(first.replayed()).isFalse();
    assertThat(again.replayed()).isTrue();
    assertThat(again.answer()).isEqualTo(first.answer());
    assertThat(server.balance(member)).isEqualTo("0/15/10/0");
  }

  @Test
  void keyOfAnotherCall_isRefused() {
    server.post(path, "k", MUG);

    server
        .post(path, "k", CreditServer.wish("rare"))
        .answer()
        .isProblem(422, "idempotency-key-reused");
    server
        .post("/members/" + member + "/wallet/adjust", "k", MUG)
        .answer()
        .isProblem(422, "idempotency-key-reused");
    assertThat(server.balance(member)).isEqualTo("0/15/10/0");
  }

  @Test
  void refusal_isKept_thoughItCouldBeHadNow() {
    String poor = server.rich("poor", 3);
    String redemptions = "/members/" + poor + "/redemptions";
    CreditServer.Reply refused = server.post(redemptions, "k", MUG);
    refused.answer().isProblem(409, "not-enough");
    assertThat(refused.json().get("available").longValue()).isEqualTo(3);
    server.post(
        "/members/" + poor + "/wallet/adjust",
        "{\"unit\":\"credits\",\"amount\":20,\"note\":\"n\"}");

    CreditServer.Reply again = server.post(redemptions, "k", MUG);
    assertThat(again.replayed()).isTrue();
    assertThat(again.answer()).isEqualTo(refused.answer());
    assertThat(server.post(redemptions, "fresh", MUG).status()).isEqualTo(201);
  }

  @Test
  void bodyThatCannotBeRead_leavesTheKeyFree() {
    server.post(path, "k", "{\"reward\": ").answer().isProblem(400, "malformed-json");
    server.post(path, "k", "{\"reward\": 1}").answer().isProblem(400, "refused");

    assertThat(server.post(path, "k", MUG).status()).isEqualTo(201);
  }

  @Test
  void hundredAtOnce_moveOnce_onH2() throws Exception {
    hundredAtOnce(server, member);
  }

  @Test
  void hundredAtOnce_moveOnce_onMySql() throws Exception {
    try (CreditServer mysql = new CreditServer(TestMySql.emptyDatabase("money_call"))) {
      hundredAtOnce(mysql, mysql.rich("ann", 25));
    }
  }

  /** L4, with enough for two: a second effect would show. */
  private static void hundredAtOnce(CreditServer server, String member) throws Exception {
    List<CreditServer.Reply> replies =
        atOnce(100, () -> server.post("/members/" + member + "/redemptions", "one key", MUG));

    long replayed = replies.stream().filter(CreditServer.Reply::replayed).count();
    System.out.println("L4: 100 calls at once with one key: " + replayed + " replayed");
    assertThat(replies.stream().map(CreditServer.Reply::answer).distinct()).hasSize(1);
    assertThat(replies.get(0).status()).isEqualTo(201);
    assertThat(replayed).isEqualTo(99);
    assertThat(server.balance(member)).isEqualTo("0/15/10/0");
    assertThat(server.get("/members/" + member + "/redemptions").json().get("rows")).hasSize(1);
    assertThat(server.unsound()).isEmpty();
  }

  @Test
  void keyWithoutEnoughForTwo_isNeverAnsweredByTheRefusalOfItsOwnEcho() throws Exception {
    String exact = server.rich("exact", 10);
    List<CreditServer.Reply> replies =
        atOnce(20, () -> server.post("/members/" + exact + "/redemptions", "one key", MUG));

    assertThat(replies).allMatch(reply -> reply.status() == 201);
    assertThat(server.balance(exact)).isEqualTo("0/0/10/0");
  }

  @Test
  void sixtyFourThroughTwoServers_redeemExactlyTen_onH2() throws Exception {
    race(server);
  }

  @Test
  void sixtyFourThroughTwoServers_redeemExactlyTen_onMySql() throws Exception {
    try (CreditServer mysql = new CreditServer(TestMySql.emptyDatabase("redemption_race"))) {
      race(mysql);
    }
  }

  private static void race(CreditServer first) throws Exception {
    String racer = first.rich("racer", 100);
    List<CreditServer.Reply> replies = new ArrayList<>();
    try (CreditServer second = first.second()) {
      List<Callable<CreditServer.Reply>> calls = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        CreditServer through = i % 2 == 0 ? first : second;
        calls.add(() -> through.redeem(racer, "mug"));
      }
      replies.addAll(atOnce(calls));
    }

    long won = replies.stream().filter(reply -> reply.status() == 201).count();
    System.out.println("L3: 64 redemptions at once through two servers: " + won + " had it");
    assertThat(won).isEqualTo(10);
    replies.stream()
        .filter(reply -> reply.status() != 201)
        .forEach(reply -> reply.answer().isProblem(409, "not-enough"));
    assertThat(first.balance(racer)).isEqualTo("0/0/100/0");
    assertThat(first.unsound()).isEmpty();
  }

  private static List<CreditServer.Reply> atOnce(int times, Callable<CreditServer.Reply> call)
      throws InterruptedException, ExecutionException {
    return atOnce(java.util.Collections.nCopies(times, call));
  }

  private static List<CreditServer.Reply> atOnce(List<Callable<CreditServer.Reply>> calls)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(calls.size());
    CountDownLatch begin = new CountDownLatch(1);
    try {
      List<Future<CreditServer.Reply>> running = new ArrayList<>();
      for (Callable<CreditServer.Reply> call : calls) {
        running.add(
            threads.submit(
                () -> {
                  begin.await();
                  return call.call();
                }));
      }
      begin.countDown();
      List<CreditServer.Reply> replies = new ArrayList<>();
      for (Future<CreditServer.Reply> each : running) {
        replies.add(each.get());
      }
      return replies;
    } finally {
      threads.shutdownNow();
    }
  }
}

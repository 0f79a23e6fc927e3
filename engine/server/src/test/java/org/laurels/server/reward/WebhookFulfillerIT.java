// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.reward;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.core.redemption.Fulfiller;
import org.laurels.core.redemption.Redemption;
import org.laurels.core.redemption.RedemptionStore;
import org.laurels.core.redemption.Redemptions;
import org.laurels.server.CreditServer;
import org.laurels.server.api.OpaqueId;

class WebhookFulfillerIT {
  private CreditServer server;
  private FulfillerStub stub;
  private String member;
  private String secret;

  @BeforeEach
  void start() {
    server = new CreditServer();
    stub = new FulfillerStub();
    member = server.rich("ann", 50);
    secret = configured();
  }

  @AfterEach
  void stop() {
    assertThat(server.unsound()).isEmpty();
    stub.close();
    server.close();
  }

  private String configured() {
    CreditServer.Reply set =
        server.put("/rewards/airtime/fulfiller", "{\"url\":\"" + stub.url() + "\"}");
    assertThat(set.status()).as(set.answer().text()).isEqualTo(200);
    return set.text("secret");
  }

  private String redeemed() {
    CreditServer.Reply made = server.redeem(member, "airtime");
    assertThat(made.status()).as(made.answer().text()).isEqualTo(201);
    return made.text("redemption");
  }

  private String state(String redemption) {
    return server.get("/redemptions/" + redemption).text("state");
  }

  @Test
  void done_settles_andTheMessageIsSigned() {
    stub.answers(200, "{\"status\":\"done\",\"reference\":\"top-up 7\"}");
    String wanted = redeemed();
    server.round();

    assertThat(state(wanted)).isEqualTo("settled");
    assertThat(server.get("/redemptions/" + wanted).text("reference")).isEqualTo("top-up 7");
    FulfillerStub.Heard heard = stub.heard().get(0);
    assertThat(heard.id()).isEqualTo(wanted);
    assertThat(
            WebhookSignature.isGood(
                secret,
                new WebhookSignature.Headers(heard.id(), heard.timestamp(), heard.signature()),
                heard.body().getBytes(UTF_8),
                server.clock.instant()))
        .isTrue();
    assertThat(heard.body())
        .contains("\"redemption\":\"" + wanted + "\"", "\"member\":\"ann\"", "\"amount\":10");
    assertThat(server.balance(member)).isEqualTo("0/40/0/0");
  }

  @Test
  void unknown_isAskedAgainBySendingTheSame_andHoldsTheCredits() {
    stub.answers(500, "");
    String wanted = redeemed();
    server.round();
    assertThat(state(wanted)).isEqualTo("submitted");
    assertThat(server.get("/redemptions/" + wanted).text("note")).isEqualTo("answered 500");
    server.round();
    assertThat(stub.heard()).as("not before its time").hasSize(1);

    server.clock.advance(Duration.ofMinutes(1));
    stub.answers(202, "{\"status\":\"done\"}");
    server.round();
    assertThat(state(wanted)).isEqualTo("submitted");
    assertThat(server.balance(member)).isEqualTo("0/40/10/0");

    server.clock.advance(Duration.ofHours(7));
    stub.answers(200, "{\"status\":\"done\"}");
    server.round();
    assertThat(state(wanted)).isEqualTo("settled");
    assertThat(stub.heard()).hasSize(3);
    assertThat(stub.heard().stream().map(FulfillerStub.Heard::id).distinct()).hasSize(1);
    assertThat(stub.heard().stream().map(FulfillerStub.Heard::body).distinct()).hasSize(1);
    assertThat(server.balance(member)).isEqualTo("0/40/0/0");
  }

  /** Two rounds at once, or a person who is faster than a round: what was looked at is no more. */
  @Test
  void staleLook_neitherTellsTwice_norWakesWhatHasEnded() {
    stub.answers(202, "");
    String wanted = redeemed();
    Redemption told = find(wanted);
    String cancelled = redeemed();
    Redemption ended = find(cancelled);
    server.post("/redemptions/" + cancelled + "/cancel", "{}");

    goOnAfter(told);
    goOnAfter(told);
    goOnAfter(ended);

    assertThat(stub.heard()).hasSize(1);
    assertThat(find(wanted).attempts()).isEqualTo(1);
    assertThat(find(cancelled).nextCheckAt()).isNull();
    assertThat(find(cancelled).attempts()).isZero();
  }

  private Redemption find(String redemption) {
    return server
        .wiring
        .credits()
        .redemptionStore()
        .find(server.community, OpaqueId.REDEMPTION.number(redemption))
        .orElseThrow();
  }

  /** Goes on with a redemption that looked so a moment ago. */
  private void goOnAfter(Redemption seen) {
    RedemptionStore store = server.wiring.credits().redemptionStore();
    RedemptionStore stale =
        (RedemptionStore)
            Proxy.newProxyInstance(
                RedemptionStore.class.getClassLoader(),
                new Class<?>[] {RedemptionStore.class},
                (proxy, method, given) ->
                    method.getName().equals("find")
                        ? Optional.of(seen)
                        : method.invoke(store, given));
    WebhookFulfiller fulfiller =
        new WebhookFulfiller(
            server.wiring.credits().fulfillers(),
            server.wiring.outbound(CreditServer.RULE),
            server.clock);
    new Redemptions(stale, server.wiring.currentProgrammes()::of, fulfiller, server.clock)
        .goOn(server.community, seen.id());
  }

  @Test
  void refused_givesTheCreditsBack() {
    stub.answers(200, "{\"status\":\"refused\",\"reason\":\"no such number\"}");
    String wanted = redeemed();
    server.round();
    assertThat(state(wanted)).isEqualTo("released");
    assertThat(server.get("/redemptions/" + wanted).text("note")).isEqualTo("no such number");
    assertThat(server.balance(member)).isEqualTo("0/50/0/0");
  }

  @Test
  void answers_areYesNoOrUnknown() {
    String wanted = redeemed();
    Redemption redemption =
        server
            .wiring
            .credits()
            .redemptionStore()
            .find(server.community, OpaqueId.REDEMPTION.number(wanted))
            .orElseThrow();
    WebhookFulfiller fulfiller =
        new WebhookFulfiller(
            server.wiring.credits().fulfillers(),
            server.wiring.outbound(CreditServer.RULE),
            server.clock,
            Duration.ofSeconds(2));

    for (int status : new int[] {200, 400, 404, 422}) {
      stub.answers(status, "{\"status\":\"refused\"}");
      assertThat(fulfiller.submit(redemption))
          .as("%s", status)
          .isEqualTo(new Fulfiller.Outcome.Refused("refused"));
    }
    for (int status :
        new int[] {
          200, 202, 204, 301, 302, 307, 400, 401, 403, 404, 408, 409, 410, 422, 425, 429, 500, 503
        }) {
      stub.answers(status, "");
      assertThat(fulfiller.submit(redemption))
          .as("%s", status)
          .isInstanceOf(Fulfiller.Outcome.Unknown.class);
    }
    stub.answers(404, "{\"status\":\"done\"}");
    assertThat(fulfiller.ask(redemption)).isInstanceOf(Fulfiller.Outcome.Unknown.class);
    stub.answers(200, "<html>done</html>");
    assertThat(fulfiller.ask(redemption)).isInstanceOf(Fulfiller.Outcome.Unknown.class);
    stub.behaves(exchange -> chunked(exchange, "{\"status\":\"done\",\"reference\":\"x\"}"));
    assertThat(fulfiller.ask(redemption)).isEqualTo(new Fulfiller.Outcome.Done("x"));
  }

  private static void chunked(HttpExchange exchange, String body) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    for (byte each : body.getBytes(UTF_8)) {
      exchange.getResponseBody().write(each);
      exchange.getResponseBody().flush();
    }
  }

  @Test
  void answerThatNeverEnds_orIsTooLarge_isUnknown() {
    Redemption redemption =
        server
            .wiring
            .credits()
            .redemptionStore()
            .find(server.community, OpaqueId.REDEMPTION.number(redeemed()))
            .orElseThrow();
    WebhookFulfiller fulfiller =
        new WebhookFulfiller(
            server.wiring.credits().fulfillers(),
            server.wiring.outbound(CreditServer.RULE),
            server.clock,
            Duration.ofSeconds(1));
    CountDownLatch over = new CountDownLatch(1);
    stub.behaves(
        exchange -> {
          try {
            over.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    assertThat(fulfiller.submit(redemption))
        .isEqualTo(new Fulfiller.Outcome.Unknown("no answer: SocketTimeoutException"));
    over.countDown();

    stub.behaves(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(new byte[70 * 1024]);
        });
    assertThat(fulfiller.submit(redemption)).isInstanceOf(Fulfiller.Outcome.Unknown.class);

    stub.close();
    assertThat(fulfiller.submit(redemption))
        .isEqualTo(new Fulfiller.Outcome.Unknown("no answer: ConnectException"));
  }

  @Test
  void fulfillerThatIsDead_doesNotHoldUpOthers() {
    stub.answers(500, "");
    for (int i = 0; i < 4; i++) {
      redeemed();
    }
    CreditServer.Reply mug = server.redeem(member, "mug");
    server.round();
    assertThat(stub.heard()).hasSize(3);
    assertThat(state(mug.text("redemption"))).isEqualTo("submitted");
  }

  @Test
  void fulfiller_isShownWithoutItsSecret_andOnlyGoodAddressesAreTaken() {
    CreditServer.Reply shown = server.get("/rewards/airtime/fulfiller");
    assertThat(shown.text("url")).isEqualTo(stub.url());
    assertThat(shown.answer().text()).doesNotContain("whsec_");
    for (String url :
        new String[] {
          "http://93.184.216.34/", "https://user@example.org/", "https://10.0.0.1/", "gopher://a/"
        }) {
      CreditServer.Reply refused =
          server.put("/rewards/airtime/fulfiller", "{\"url\":\"" + url + "\"}");
      refused.answer().isProblem(400, "refused");
      assertThat(refused.text("path")).isEqualTo("url");
    }
    server
        .put("/rewards/mug/fulfiller", "{\"url\":\"https://example.org\"}")
        .answer()
        .isProblem(400, "refused");
    server.get("/rewards/none/fulfiller").answer().isProblem(404, "not-found");
  }

  @Test
  void secrets_areNotInTheDatabase() {
    assertThat(
            server
                .wiring
                .credits()
                .fulfillers()
                .find(server.community, "airtime")
                .orElseThrow()
                .sealedSecret())
        .doesNotContain("whsec_")
        .doesNotContain(secret.substring(6));
    assertThat(server.wiring.credits().fulfillers().secret(server.community, "airtime"))
        .contains(secret);
  }
}

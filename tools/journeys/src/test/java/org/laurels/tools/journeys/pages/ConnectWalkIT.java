// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.journeys.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laurels.core.community.ApiToken;
import org.laurels.core.community.Community;
import org.laurels.core.event.Event;
import org.laurels.core.event.Merge;
import org.laurels.core.ledger.Reason;
import org.laurels.server.command.CloudEventJson;
import org.laurels.server.command.DemoProgramme;
import org.laurels.tools.seed.SampleCommunity;
import org.laurels.tools.seed.SampleSize;

/** An operator connects hosts through the plugins of the distribution, in a browser. */
class ConnectWalkIT extends BrowserTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String START = "start";
  private static final int BATCH = 100;

  private Community community(String name) {
    return server()
        .wiring
        .communities()
        .create(name, DemoProgramme.written(PageServer.NOW, "https://f.example"), PageServer.NOW);
  }

  @ParameterizedTest
  @CsvSource({"390, LIGHT", "390, DARK", "1280, LIGHT", "1280, DARK"})
  void operator_connectsAHost_andFindsNothingInTheWay(int width, ColorScheme colours) {
    String name = "connect-" + width + colours.name().charAt(0);
    Community community = community(name.toLowerCase(Locale.ROOT));
    Page page = open(Chromium.Reader.USUAL.withWidth(width).with(colours));
    Walks.signIn(server(), page);
    String of = "/c/" + community.name();
    page.navigate(server().address(of + "/connections"));
    Walks.look(page, "connections-none-" + name);
    page.navigate(server().address(of + "/plugins"));
    assertThat(page.locator("main")).containsText("SHA-256");
    Walks.look(page, "plugins-" + name);
    page.navigate(server().address(of + "/connect"));
    Walks.look(page, "connect-" + name);

    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("webhook").setExact(true))
        .click();
    page.locator("#name").fill("care");
    page.locator("#silence").fill("0");
    page.locator("#field-mapping").selectOption("own");
    Walks.press(page, "Connect");
    assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
    Walks.look(page, "connect-wrong-" + name);
    page.locator("#silence").fill("5");
    page.locator("#field-mapping").selectOption("scoold");
    Walks.press(page, "Connect");
    assertThat(page.locator("#once")).isVisible();
    String address = page.locator("section[aria-labelledby=there] code").textContent();
    Walks.look(page, "connected-" + name);

    assertThat(post(address, "<script>alert(1)</script>", Map.of())).isEqualTo(401);
    Walks.press(page, "Test the connection");
    assertThat(page.locator(".findings .bad")).containsText("the last request was refused");
    Walks.look(page, "checked-" + name);
    Walks.press(page, "Show the preview");
    assertThat(page.locator("section[aria-labelledby=ahead]")).containsText("Nothing waits");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Switch on")).click();
    assertThat(page.locator("main")).containsText("<script>alert(1)</script>");
    Walks.look(page, "connection-" + name);
    Walks.press(page, "Set a new secret");
    assertThat(page.locator("#once")).isVisible();
    page.navigate(server().address(of + "/connections/care/settings"));
    Walks.look(page, "settings-" + name);
    page.navigate(server().address(of + "/connections"));
    Walks.look(page, "connections-" + name);
    page.navigate(server().address(of + "/connections/care/remove"));
    page.getByLabel("I am sure.").check();
    Walks.look(page, "remove-" + name);
    Walks.press(page, "Remove the connection");
    assertThat(page.locator("main")).containsText("care is removed.");
    page.context().close();
  }

  /** What rules gave or would give. */
  private record Sums(long events, Map<String, Long> awards) {
    @Override
    public String toString() {
      return events
          + " events give "
          + awards.values().stream().mapToLong(Long::longValue).sum()
          + " by "
          + awards.size()
          + " rules and units";
    }
  }

  /** What the sample community's forum sends through the connector of our own senders. */
  @Test
  void preview_equalsWhatIsBooked() {
    Community community = community("previewed");
    Page page = open(Chromium.Reader.USUAL);
    Walks.signIn(server(), page);
    page.navigate(server().address("/c/previewed/connect/events"));
    page.locator("#name").fill("forum");
    Walks.press(page, "Connect");
    String address = page.locator("section[aria-labelledby=there] code").textContent();
    String secret = page.locator("section[aria-labelledby=once] code").textContent();
    page.context().close();
    List<Event> events =
        SampleCommunity.of(1, SampleSize.about(2_000), PageServer.NOW).events().stream()
            .filter(each -> each.source().equals(SampleCommunity.FORUM))
            // No host may speak for accounts of another one.
            .filter(each -> !each.attributes().containsKey(Merge.OTHER_HOST))
            .limit(2_000)
            .toList();
    for (int from = 0; from < events.size(); from += BATCH) {
      List<Event> part = events.subList(from, Math.min(from + BATCH, events.size()));
      String body = new String(CloudEventJson.batch(part), UTF_8);
      assertThat(post(address, body, signed(secret, "batch-" + from, body))).isEqualTo(200);
    }
    assertThat(server().wiring.standings().totals(community).events()).isZero();

    String token =
        server().wiring.tokenBook().make(community, "tool", ApiToken.Scope.MANAGE, null).text();
    String of = server().address("/api/v1/communities/previewed/connections/forum");
    JsonNode preview = call(of + "/preview", token);
    JsonNode switched = call(of + "/switch-on", token);
    Sums foretold = foretold(preview);
    Sums booked = booked(community);

    System.out.println("preview: " + foretold + "; booked: " + booked);
    assertThat(switched.get("left").longValue()).isZero();
    assertThat(preview.get("whole").booleanValue()).isTrue();
    assertThat(foretold.events()).isEqualTo(events.size());
    assertThat(foretold.awards()).isNotEmpty();
    assertThat(foretold.awards()).isEqualTo(booked.awards());
    assertThat(foretold).isEqualTo(booked);
  }

  private static Sums foretold(JsonNode preview) {
    Map<String, Long> awards = new TreeMap<>();
    preview
        .get("awards")
        .properties()
        .forEach(each -> awards.put(each.getKey(), each.getValue().longValue()));
    return new Sums(preview.get("events").longValue(), awards);
  }

  /**
   * From the ledger itself, without what the end of a season gives, which is an event of the
   * engine's own, and without what everybody begins with: who was two people for some batches had
   * it twice, and gave one back. What a limit holds back names its rule before the slash.
   */
  private Sums booked(Community community) {
    Map<String, Long> awards = new TreeMap<>();
    server()
        .wiring
        .standings()
        .eachEntry(
            community,
            line -> {
              if (!line.cause().equals(START) && !"laurels".equals(line.eventSource())) {
                String rule =
                    line.reason() == Reason.LIMIT ? line.cause().split("/", 2)[0] : line.cause();
                awards.merge(rule + " " + line.unit(), line.change(), Long::sum);
              }
            });
    awards.values().removeIf(sum -> sum == 0);
    AtomicLong events = new AtomicLong();
    server().wiring.standings().eachEvent(community, "forum", event -> events.incrementAndGet());
    return new Sums(events.get(), awards);
  }

  private static JsonNode call(String address, String token) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      return new ObjectMapper().readTree(send(request).body());
    } catch (IOException e) {
      throw new IllegalStateException("no JSON", e);
    }
  }

  private static int post(String address, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return send(request.build()).statusCode();
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** As Standard Webhooks has it, by a hand that shares no code with the check. */
  private static Map<String, String> signed(String secret, String id, String body) {
    try {
      long at = PageServer.NOW.getEpochSecond();
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] proof = mac.doFinal((id + "." + at + "." + body).getBytes(UTF_8));
      return Map.of(
          "webhook-id",
          id,
          "webhook-timestamp",
          Long.toString(at),
          "webhook-signature",
          "v1," + Base64.getEncoder().encodeToString(proof));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

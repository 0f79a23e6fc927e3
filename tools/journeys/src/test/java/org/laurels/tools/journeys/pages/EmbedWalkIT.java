// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.journeys.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.laurels.core.community.Community;
import org.laurels.core.community.WrittenProgramme;
import org.laurels.server.board.BoardLooks;

/** A forum of another origin, under a strict policy on content, shows boards and standings. */
class EmbedWalkIT extends BrowserTest {
  private static final String PROGRAMME =
      """
      programme: embedded
      look: {name: Embedded, colour: "#1f5fa8"}
      embeds: {origins: ['%s']}
      units:
        reputation: {floor: 0}
        credits: {spendable: true}
      rules:
        - id: answer-liked
          on: vote.cast
          if: item.kind == 'answer' && event.actor != item.author
          give: {to: item.author, reputation: 1234, credits: 7}
      badges:
        - id: nice-answer
          name: Nice answer
          tier: gold
          each: item
          on: vote.cast
          if: item.kind == 'answer' && item.score >= 2
          give-to: item.author
      ranks:
        - {id: helper, name: Helper}
      boards:
        - {id: all-time, name: All time, unit: reputation, window: ever}
      """;

  private HttpServer forum;
  private HttpServer stranger;
  private Community community;

  @BeforeAll
  void serve() throws IOException {
    forum = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    stranger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    community =
        server()
            .wiring
            .communities()
            .create(
                "embedded",
                WrittenProgramme.of("embedded", PROGRAMME.formatted(address(forum))),
                PageServer.NOW);
    server().post(community, SmallHistory.events());
    server().wiring.boards().now(community);
    for (HttpServer each : List.of(forum, stranger)) {
      each.createContext(
          "/",
          exchange -> {
            byte[] page = page().getBytes(StandardCharsets.UTF_8);
            String ours = server().address("");
            exchange
                .getResponseHeaders()
                .add(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src "
                        + ours
                        + "; connect-src "
                        + ours
                        + " http:;"
                        + " img-src "
                        + ours);
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
          });
      each.start();
    }
  }

  @AfterAll
  void end() {
    forum.stop(0);
    stranger.stop(0);
  }

  private static String address(HttpServer of) {
    return "http://127.0.0.1:" + of.getAddress().getPort();
  }

  private String page() {
    String ours = server().address("/embed/");
    String member = "embedded/members/forum/" + SmallHistory.HELPER;
    return """
        <!doctype html><html lang="en"><title>A forum</title><main><h1>Topic</h1>
        <laurels-board community="embedded" board="all-time" limit="5"></laurels-board>
        <laurels-standing community="embedded" member="%s"></laurels-standing>
        <laurels-standing id="none" community="embedded" member="nobody"></laurels-standing>
        <laurels-standing id="down" server="http://127.0.0.1:1" community="embedded" member="x">
        </laurels-standing>
        <img alt="Standing" src="%s%s/standing.svg"><img alt="Nice answer"
        src="%sembedded/badges/nice-answer.svg" width="96"></main>
        <script async src="%slaurels.js"></script></html>
        """
        .formatted(SmallHistory.HELPER, ours, member, ours, ours);
  }

  @Test
  void forum_showsTheNumbersOfTheBoard() {
    Page page = open(Chromium.Reader.USUAL);
    List<String> errors = new ArrayList<>();
    page.onPageError(errors::add);
    page.navigate(address(forum) + "/");

    Locator board = page.locator("laurels-board");
    assertThat(board.locator("caption")).containsText("All time");
    BoardLooks looks = server().wiring.boardLooks();
    List<BoardLooks.Line> lines =
        looks.rows(looks.find(community, "all-time", null).orElseThrow(), 0, 5);
    assertThat(lines).isNotEmpty();
    assertThat(board.locator("tbody tr")).hasCount(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      Locator row = board.locator("tbody tr").nth(i);
      assertThat(row.locator("[part=position]")).hasText("" + lines.get(i).position());
      assertThat(row.locator("[part=name]")).hasText(lines.get(i).name());
      assertThat(row.locator("[part=amount]"))
          .hasText(String.format(Locale.UK, "%,d", lines.get(i).amount()));
    }
    Locator standing = page.locator("laurels-standing").first();
    assertThat(standing.locator("[part=name]")).hasText(SmallHistory.HELPER);
    assertThat(standing.locator("[part=balance] dd")).hasText("2,468");
    assertThat(standing.locator("[part=position] dd")).hasText("1 of 1");
    assertThat(standing.locator("[part=link]"))
        .hasAttribute("href", Pattern.compile(server().address("/c/embedded/") + ".*"));
    assertThat(standing.locator("[part=badges] dd")).hasText("1 gold");
    // Dressed in spite of the forum's policy, which allows no inline styles.
    assertThat(standing.locator(".frame")).hasCSS("border-top-width", "1px");
    assertThat(page.locator("#none .frame")).isHidden();
    assertThat(page.locator("#down .frame")).isHidden();
    for (Locator image : page.locator("img").all()) {
      assertThat((Boolean) image.evaluate("image => image.complete && image.naturalWidth > 0"))
          .isTrue();
    }
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "embed-light.png")));
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "embed-dark.png")));
    assertThat(errors).isEmpty();
    page.context().close();
  }

  @Test
  void originThatIsNotListed_showsNothing_andIsNotHurt() {
    Page page = open(Chromium.Reader.USUAL);
    List<String> errors = new ArrayList<>();
    page.onPageError(errors::add);
    List<String> refused = new ArrayList<>();
    page.onRequestFailed(request -> refused.add(request.url()));
    page.navigate(address(stranger) + "/");
    page.waitForCondition(() -> refused.stream().anyMatch(url -> url.contains("/boards/")));

    assertThat(page.locator("h1")).isVisible();
    assertThat(page.locator("laurels-board .frame")).isHidden();
    assertThat(page.locator("laurels-board tbody")).hasCount(0);
    assertThat(errors).isEmpty();
    page.context().close();
  }
}

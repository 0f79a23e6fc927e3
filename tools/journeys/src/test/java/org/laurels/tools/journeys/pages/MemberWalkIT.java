// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.journeys.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A member walks through her pages: who am I here, why did I get this, why not that. */
class MemberWalkIT extends BrowserTest {
  private static final String HOME = "/c/" + PageServer.SMALL;

  private Page findMyself(Chromium.Reader reader) {
    Page page = open(reader, HOME);
    page.getByRole(AriaRole.SEARCH).getByRole(AriaRole.TEXTBOX).fill(SmallHistory.HELPER);
    page.getByRole(AriaRole.SEARCH).getByRole(AriaRole.BUTTON).click();
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .hasText(SmallHistory.HELPER);
    return page;
  }

  @Test
  void member_findsHerself_withRankAndReputation() {
    Page page = findMyself(Chromium.Reader.USUAL);

    assertThat(page.locator(".under .rank")).hasText("Regular");
    assertThat(page.locator(".figures")).containsText("11");
    assertThat(page.locator(".tiles")).containsText("Nice Answer");
    page.context().close();
  }

  @Test
  void member_seesHerPosition_withTheNeighbours_hereAndOnTheBoard() {
    Page page = findMyself(Chromium.Reader.USUAL);

    Locator allTime =
        page.locator(".places .card").filter(new Locator.FilterOptions().setHasText("All time"));
    assertThat(allTime).containsText("Position 1 of ");
    assertThat(allTime.locator(".self")).containsText(SmallHistory.HELPER);

    page.navigate(server().address(HOME + "/boards/all-time?name=" + SmallHistory.HELPER));
    assertThat(page.locator(".self")).containsText(SmallHistory.HELPER);
    assertThat(page.locator(".self .position")).hasText("1");
    page.context().close();
  }

  @Test
  void member_seesWhatComesNext() {
    Page page = findMyself(Chromium.Reader.USUAL);

    assertThat(page.locator(".goals")).containsText("Next rank: Expert");
    assertThat(page.locator(".goals")).containsText("11 of 100 reputation");
    page.context().close();
  }

  @Test
  void chart_isDrawnWithoutScripts_andPointedAtWithThem() {
    Page without = open(Chromium.Reader.USUAL.withoutScripts(), server().superUser());
    assertThat(without.locator(".chart svg path.chart-line")).isVisible();
    without.context().close();

    Page with = open(Chromium.Reader.USUAL, server().superUser());
    assertThat(with.locator(".chart canvas")).isVisible();
    with.context().close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void member_seesWhyShe_gotTenPoints(boolean runsScripts) {
    Page page =
        findMyself(runsScripts ? Chromium.Reader.USUAL : Chromium.Reader.USUAL.withoutScripts());
    page.getByText("Whole statement").click();
    entry(page, "+10").locator(".entry-why").click();

    Locator verdict = page.locator(".verdict");
    assertThat(verdict).hasCount(1);
    assertThat(verdict).containsText("Rule Answer liked, version 1");
    assertThat(verdict).containsText("The condition held.");
    // With scripts the answer comes into the page; without them it is a page.
    assertThat(page.url().contains("/statement")).isEqualTo(runsScripts);
    page.context().close();
  }

  @Test
  void member_asksWhyTheSecondLike_gaveNothing() {
    Page page = findMyself(Chromium.Reader.USUAL);
    page.getByLabel("Post or event").fill("like-2");
    page.getByText("Ask", new Page.GetByTextOptions().setExact(true)).click();

    assertThat(page.locator(".verdict.held-back"))
        .containsText(
            "It would have been +10 reputation; the limit “Daily” of 10 reputation a day");
    assertThat(page.locator(".verdict.held-back"))
        .containsText("It counts again from 3 May 2026, 00:00 CET");
    page.context().close();
  }

  @Test
  void readersLanguage_isTheBrowsers_untilAnotherIsChosen() {
    Page page = open(Chromium.Reader.USUAL.reading("de-AT"), HOME);
    assertThat(page.locator("html")).hasAttribute("lang", "de");
    page.getByText("English", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator("html")).hasAttribute("lang", "en");

    page.navigate(server().address(HOME + "/badges"));
    assertThat(page.locator("html")).hasAttribute("lang", "en");
    page.context().close();
  }

  @Test
  void nastyName_isANameOnly() {
    Page page = open(Chromium.Reader.USUAL, HOME);
    page.getByRole(AriaRole.SEARCH).getByRole(AriaRole.TEXTBOX).fill(SmallHistory.NASTY);
    page.getByRole(AriaRole.SEARCH).getByRole(AriaRole.BUTTON).click();

    assertThat(page.locator("h1")).hasText(SmallHistory.NASTY);
    assertThat(page.title()).startsWith(SmallHistory.NASTY);
    assertThat(page.locator("main img")).hasCount(0);
    page.context().close();
  }

  /** The strict policy on content is broken by no page: the browser would say so. */
  @Test
  void browser_complainsOfNothing() {
    Page page = open(Chromium.Reader.USUAL);
    List<String> complaints = new ArrayList<>();
    page.onConsoleMessage(
        message -> {
          if (List.of("error", "warning").contains(message.type())) {
            complaints.add(page.url() + " " + message.text());
          }
        });
    page.onPageError(complaints::add);
    for (Named named : everyPage()) {
      if (!named.name().startsWith("missing")) {
        page.navigate(server().address(named.path()));
      }
    }
    page.navigate(server().address(server().superUser() + "/statement"));
    page.locator(".entry-why").first().click();
    page.locator(".entry-answer .verdict").first().waitFor();
    page.context().close();

    assertThat(complaints).isEmpty();
  }

  private static Locator entry(Page page, String change) {
    return page.locator(".entry").filter(new Locator.FilterOptions().setHasText(change)).first();
  }
}

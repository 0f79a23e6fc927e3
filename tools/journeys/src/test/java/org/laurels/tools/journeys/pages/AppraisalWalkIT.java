// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.journeys.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laurels.core.community.Community;
import org.laurels.core.community.WrittenProgramme;

/** An operator looks at a proposal, changes it, confirms and corrects. */
class AppraisalWalkIT extends BrowserTest {
  private static final String PROGRAMME =
      """
      programme: help
      units:
        credits: {spendable: {vest: 14d, worth: 2, currency: GBP}}
      rules:
        - {id: help, on: help.appraised, give: {to: actor, credits: event.value}}
      appraisals:
        - id: forum-help
          name: Help in the forum
          per: month
          figures: {answers: answer.posted, questions: question.asked, likes: vote.cast}
          brackets:
            - {id: high, if: figures.answers >= 20 && figures.likes >= 60, value: 30}
            - {id: low, if: figures.answers >= 1 || figures.likes >= 1, value: 10}
            - {id: none, name: No bracket, value: 0}
      """;

  @ParameterizedTest
  @CsvSource({"390, LIGHT, en-GB", "390, DARK, de-DE", "1280, LIGHT, de-DE", "1280, DARK, en-GB"})
  void operator_decides_andFindsNothingInTheWay(int width, ColorScheme colours, String language) {
    String name = "help-" + width + colours.name().charAt(0);
    Community community =
        server()
            .wiring
            .communities()
            .create(
                name.toLowerCase(Locale.ROOT),
                WrittenProgramme.of("help", PROGRAMME),
                PageServer.NOW);
    server().post(community, SmallHistory.events());
    Page page = open(Chromium.Reader.USUAL.withWidth(width).with(colours).reading(language));
    signIn(page);
    page.navigate(server().address("/c/" + community.name() + "/appraisals"));
    Walks.look(page, "appraisals-" + name);
    page.locator("main h3 a").first().click();
    Walks.look(page, "appraisal-open-" + name);
    page.locator("select").first().selectOption("high");
    page.locator("td input").first().fill("wrote the guide");
    page.locator("main form button").first().click();
    assertThat(page.getByRole(AriaRole.STATUS)).isVisible();
    page.locator("details").first().locator("summary").click();
    Walks.look(page, "appraisal-decided-" + name);
    page.locator("details").first().locator("input[name=note]").fill("looked again");
    page.locator("details").first().locator("select").selectOption("low");
    page.locator("details").first().locator("button").click();
    assertThat(page.getByRole(AriaRole.STATUS)).isVisible();
    Walks.look(page, "appraisal-corrected-" + name);
    page.context().close();
  }

  private void signIn(Page page) {
    String begin = server().wiring.access().operators().invite().orElse("/operator/sign-in");
    page.navigate(server().address(begin));
    page.locator("input[name=name]").fill("root");
    page.locator("input[name=password]").fill("correct horse battery");
    page.locator("main button").click();
    assertThat(page.locator("main")).containsText("root");
  }
}

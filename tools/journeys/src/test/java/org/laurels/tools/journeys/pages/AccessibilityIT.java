// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.journeys.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What axe finds on pages against WCAG 2.2, levels A and AA: nothing. */
class AccessibilityIT extends BrowserTest {
  private static final String RULES =
      "{runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}}";

  @ParameterizedTest
  @CsvSource({"LIGHT, en-GB", "DARK, en-GB", "LIGHT, de-DE", "DARK, de-DE"})
  void pages_haveNoViolations(ColorScheme colours, String language) {
    Page page = open(Chromium.Reader.USUAL.with(colours).reading(language));
    List<String> violations = new ArrayList<>();
    for (Named named : everyPage()) {
      page.navigate(server().address(named.path()));
      assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language.substring(0, 2));
      violations(page).forEach(found -> violations.add(named.name() + ": " + found));
    }
    page.context().close();

    assertThat(violations).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"LIGHT", "DARK"})
  void phones_haveNoViolationsEither(ColorScheme colours) {
    Page page = open(Chromium.Reader.USUAL.withWidth(390).with(colours));
    List<String> violations = new ArrayList<>();
    for (Named named : everyPage()) {
      page.navigate(server().address(named.path()));
      violations(page).forEach(found -> violations.add(named.name() + ": " + found));
      int wider =
          (Integer)
              page.evaluate(
                  "document.documentElement.scrollWidth - document.documentElement.clientWidth");
      assertThat(wider).as("%s scrolls sideways", named.name()).isZero();
    }
    page.context().close();

    assertThat(violations).isEmpty();
  }

  /** The answer that is fetched into a page, too. */
  @ParameterizedTest
  @CsvSource({"LIGHT", "DARK"})
  void openedAnswers_haveNoViolations(ColorScheme colours) {
    Page page = open(Chromium.Reader.USUAL.with(colours), server().superUser() + "/statement");
    page.locator(".entry-why").first().click();
    page.locator(".entry-answer .verdict").first().waitFor();
    page.locator("details").all().forEach(details -> details.evaluate("it => it.open = true"));

    assertThat(violations(page)).isEmpty();
    page.context().close();
  }

  @Test
  void aBadPage_isFound() {
    Page page = open(Chromium.Reader.USUAL);
    page.setContent(
        "<html lang='en'><title>x</title><p style='color:#aaa;background:#fff'>faint</p></html>");

    assertThat(violations(page)).anyMatch(found -> found.contains("color-contrast"));
    page.context().close();
  }

  /** What axe finds on a page as it stands. */
  @SuppressWarnings("unchecked")
  static List<String> violations(Page page) {
    page.evaluate(script());
    Object found =
        page.evaluate(
            "async () => (await axe.run(document, "
                + RULES
                + ")).violations.flatMap(v => v.nodes.map(n => ({rule: v.id, html: n.html,"
                + " why: n.failureSummary})))");
    return ((List<Map<String, String>>) found)
        .stream()
            .map(one -> one.get("rule") + " " + one.get("html") + " " + one.get("why"))
            .toList();
  }

  private static String script() {
    try (InputStream stream = AccessibilityIT.class.getResourceAsStream("/axe.min.js")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

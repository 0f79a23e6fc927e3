// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.journeys.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A member comes in by her host's link, leaves the boards, and comes back. */
class PrivacyWalkIT extends BrowserTest {
  private static final String BOARD = "/c/" + PageServer.SMALL + "/boards/all-time";

  @ParameterizedTest
  @CsvSource({"390, LIGHT", "1280, DARK"})
  void member_optsOut_andIsOnNoBoard_untilSheComesBack(int width, ColorScheme colours) {
    Page page =
        open(
            Chromium.Reader.USUAL.withWidth(width).with(colours),
            server().comeIn(PageServer.SMALL, "forum", SmallHistory.HELPER, "/privacy"));
    press(page, "Go on");
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .containsText("Privacy");
    assertThat(AccessibilityIT.violations(page)).isEmpty();
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", "privacy-" + width + ".png"))
            .setFullPage(true));
    String own = page.url();

    page.getByLabel("I stand on boards").uncheck();
    press(page, "Save");
    page.navigate(server().address(BOARD));
    assertThat(page.locator("main")).not().containsText(SmallHistory.HELPER);

    page.navigate(own);
    page.getByLabel("I stand on boards").check();
    press(page, "Save");
    page.navigate(server().address(BOARD));
    assertThat(page.locator("main")).containsText(SmallHistory.HELPER);
    page.context().close();
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
  }
}

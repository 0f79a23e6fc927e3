// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.journeys.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laurels.core.community.Community;
import org.laurels.core.community.WrittenProgramme;

/** A member looks into her wallet, redeems a reward, and thinks better of it. */
class ShopWalkIT extends BrowserTest {
  private static final String PROGRAMME =
      """
      programme: shop
      units:
        reputation: {start: 1, floor: 1}
        credits: {spendable: {vest: 14d, expire: 12mo, worth: 2, currency: GBP}}
      rules:
        - id: answer-liked
          on: vote.cast
          if: item.kind == 'answer' && event.actor != item.author
          give: {to: item.author, credits: 7}
      rewards:
        - {id: mug, name: Mug, about: With our name on it, kind: manual, unit: credits, price: 10}
        - {id: car, name: Car, kind: manual, unit: credits, price: 1000}
        - {id: gift, name: Gift, kind: charity, unit: credits, price: 5, open: true, match: 100}
      """;

  @ParameterizedTest
  @CsvSource({"390, LIGHT", "1280, DARK"})
  void member_redeems_andCancels(int width, ColorScheme colours) {
    String name = "shop-" + width;
    Community community =
        server()
            .wiring
            .communities()
            .create(name, WrittenProgramme.of("shop", PROGRAMME), PageServer.NOW);
    server().post(community, SmallHistory.events());
    Walks.give(server(), community, PageServer.NOW);
    Page page =
        open(
            Chromium.Reader.USUAL.withWidth(width).with(colours),
            server().comeIn(name, "forum", SmallHistory.HELPER, "/wallet"));
    Walks.press(page, "Go on");
    assertThat(page.locator("main")).containsText("£1.00");
    Walks.look(page, "wallet-" + width);

    follow(page, "Rewards");
    assertThat(page.locator("main")).containsText("950 more are needed.");
    Walks.look(page, "rewards-" + width);
    Walks.press(page, "Redeem: Mug");
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("The credits are set aside.");
    Walks.look(page, "redemptions-" + width);
    page.reload();
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Mug")))
        .hasCount(1);

    Walks.press(page, "Cancel: Mug");
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("Cancelled.");
    follow(page, "Wallet");
    assertThat(page.locator("main")).containsText("Given back, since it came to nothing: Mug");
    Walks.look(page, "wallet-after-" + width);
    page.context().close();
  }

  private static void follow(Page page, String link) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true)).click();
  }
}

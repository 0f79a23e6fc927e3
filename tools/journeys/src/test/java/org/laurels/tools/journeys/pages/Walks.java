// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.journeys.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.laurels.core.community.Community;
import org.laurels.core.wallet.CreditTerms;
import org.laurels.core.wallet.Wallet;

/** What walks through pages have in common. */
final class Walks {
  private Walks() {}

  /** Gives the helper 50 credits that can be used at once. */
  static void give(PageServer server, Community community, Instant at) {
    long member =
        server.wiring.standings().find(community, "forum", SmallHistory.HELPER).get(0).memberId();
    server
        .wiring
        .credits()
        .wallets()
        .write(
            community,
            unit -> {
              Wallet wallet =
                  unit.open(member, "credits", CreditTerms.USUAL, ZoneOffset.UTC, at).orElseThrow();
              wallet.give(unit.nextId(), wallet.identity(), 50);
              unit.save(wallet.movements());
              return member;
            });
  }

  /** Wants no violation of axe and nothing that scrolls sideways, and keeps a picture. */
  static void look(Page page, String name) {
    assertThat(AccessibilityIT.violations(page)).as(name).isEmpty();
    int wider =
        (Integer)
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(wider).as("%s scrolls sideways", name).isZero();
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", name + ".png"))
            .setFullPage(true));
  }

  /** Lets the operator in, who is made at the first time. */
  static void signIn(PageServer server, Page page) {
    String begin = server.wiring.access().operators().invite().orElse("/operator/sign-in");
    page.navigate(server.address(begin));
    page.locator("input[name=name]").fill("root");
    page.locator("input[name=password]").fill("correct horse battery");
    page.locator("main button").click();
    assertThat(page.locator("main")).containsText("Signed in as root");
  }

  static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
  }
}

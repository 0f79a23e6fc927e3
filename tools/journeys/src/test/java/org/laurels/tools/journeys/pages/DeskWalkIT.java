// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.journeys.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laurels.core.community.Community;
import org.laurels.core.community.WrittenProgramme;

/** An operator looks at every page of the desk, brings codes, and pays a period out. */
class DeskWalkIT extends BrowserTest {
  private static final Instant IN_THE_PERIOD = Instant.parse("2026-04-01T12:00:00Z");
  private static final String PROGRAMME =
      """
      programme: desk
      units:
        reputation: {start: 1, floor: 1}
        credits: {spendable: {vest: 14d, expire: 12mo, worth: 2, currency: GBP}}
      rules:
        - id: answer-liked
          on: vote.cast
          if: item.kind == 'answer' && event.actor != item.author
          give: {to: item.author, credits: 7}
      budgets:
        - {id: spring, unit: credits, amount: 1000, per: month}
      rewards:
        - {id: mug, name: Mug, about: With our name on it, kind: manual, unit: credits, price: 10,
           stock: 5, approval: {above: 20}}
        - {id: code, name: Cinema, kind: voucher, unit: credits, price: 10}
      cycles:
        - id: half-year
          name: Payback
          unit: credits
          begins: [05-01, 11-01]
          choice-days: 14
          ways:
            - {id: cash, name: Cash, kind: cash, at-least: 10}
            - {id: charity, name: Charity, kind: charity, match: 100}
          silent: cash
      payout-gate:
        - {from: 2020-01-01, at: 61}
      """;

  @ParameterizedTest
  @CsvSource({"390, LIGHT", "390, DARK", "1280, LIGHT", "1280, DARK"})
  void operator_paysOut_andFindsNothingInTheWay(int width, ColorScheme colours) {
    String name = "desk-" + width + colours.name().charAt(0);
    Community community =
        server()
            .wiring
            .communities()
            .create(
                name.toLowerCase(Locale.ROOT),
                WrittenProgramme.of("desk", PROGRAMME),
                PageServer.NOW);
    server().post(community, SmallHistory.events());
    Walks.give(server(), community, IN_THE_PERIOD);
    Page page = open(Chromium.Reader.USUAL.withWidth(width).with(colours));
    Walks.signIn(server(), page);
    String of = "/c/" + community.name();
    for (String desk : new String[] {"redemptions", "budgets", "books"}) {
      page.navigate(server().address(of + "/" + desk));
      Walks.look(page, desk + "-" + name);
    }

    page.navigate(server().address(of + "/catalogue"));
    page.locator("input[type=file]")
        .setInputFiles(new FilePayload("codes.txt", "text/plain", "AAA\nBBB\n".getBytes(UTF_8)));
    Walks.press(page, "Add codes to Cinema");
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("Codes added: 2.");
    Walks.look(page, "catalogue-" + name);

    page.navigate(server().address(of + "/bounties"));
    Walks.look(page, "bounties-" + name);

    page.navigate(server().address(of + "/cycles"));
    Walks.look(page, "cycles-" + name);
    page.locator("main h3 a").first().click();
    Walks.look(page, "cycle-due-" + name);
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Dry run")).click();
    Walks.look(page, "cycle-dry-" + name);
    page.getByLabel("I have looked at the dry run.").check();
    Walks.press(page, "Close the period");
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("The period is closed.");
    String file =
        new String(
            read(page.waitForDownload(() -> Walks.press(page, "Payment file (CSV)")).path()),
            UTF_8);
    page.reload();
    String line = file.lines().skip(1).findFirst().orElseThrow();
    answer(page, "line,status,reference,reason\np0,paid,,\n");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Row 2:");
    Walks.look(page, "cycle-wrong-" + name);
    answer(
        page,
        "line,status,reference,reason\n" + line.substring(0, line.indexOf(',')) + ",paid,x,\n");
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("The answers are booked.");
    Walks.look(page, "cycle-done-" + name);
    page.navigate(server().address(of + "/payout-years/2026"));
    Walks.look(page, "payout-year-" + name);
    page.context().close();
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(Page page, String table) {
    page.locator("input[type=file]")
        .setInputFiles(new FilePayload("answers.csv", "text/csv", table.getBytes(UTF_8)));
    Walks.press(page, "Book the answers");
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.journeys.pages;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Tests over one server and one browser. Where there is no browser they say that they skip. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserTest {
  private @Nullable PageServer server;
  private @Nullable Chromium chromium;

  @BeforeAll
  final void start() {
    boolean found = Chromium.find().isPresent();
    if (!found) {
      System.err.println("SKIPPED: no chromium on the PATH, so no page is tested in a browser");
    }
    assumeTrue(found, "no chromium on the PATH");
    server = new PageServer();
    chromium = Chromium.start();
  }

  @AfterAll
  final void stop() {
    if (chromium != null) {
      chromium.close();
    }
    if (server != null) {
      server.close();
    }
  }

  final PageServer server() {
    return server;
  }

  final Page open(Chromium.Reader reader) {
    return chromium.open(reader);
  }

  final Page open(Chromium.Reader reader, String path) {
    Page page = open(reader);
    page.navigate(server.address(path));
    return page;
  }

  /** Every page there is, each with a name for its picture. */
  final List<Named> everyPage() {
    String sample = "/c/" + PageServer.SAMPLE;
    String small = "/c/" + PageServer.SMALL;
    List<Named> pages = new ArrayList<>();
    pages.add(new Named("home", sample));
    pages.add(new Named("home-small", small));
    pages.add(new Named("boards", sample + "/boards"));
    pages.add(new Named("board", sample + "/boards/all-time"));
    pages.add(new Named("board-month", sample + "/boards/month"));
    pages.add(new Named("board-season", sample + "/boards/cup"));
    pages.add(new Named("board-frozen", sample + "/boards/cup?period=first"));
    pages.add(new Named("board-staff", sample + "/boards/staff"));
    pages.add(new Named("credential", server().credential()));
    pages.add(new Named("board-unplaced", small + "/boards/month?name=nobody"));
    pages.add(
        new Named("member-small", "/c/" + PageServer.SMALL + "/find?name=" + SmallHistory.HELPER));
    pages.add(new Named("operator-sign-in", "/operator/sign-in"));
    pages.add(new Named("sign-out", "/sign-out"));
    pages.add(new Named("credential-check", "/credentials/verify"));
    pages.add(new Named("member", server().superUser()));
    pages.add(new Named("statement", server().superUser() + "/statement"));
    pages.add(new Named("statement-empty", server().superUser() + "/statement?from=2099-01-01"));
    pages.add(new Named("why", server().superUser() + "/why"));
    pages.add(new Named("badges", sample + "/badges"));
    pages.add(new Named("badge", sample + "/badges/solver-bronze"));
    pages.add(new Named("badge-unheld", small + "/badges/great-answer"));
    pages.add(new Named("found-none", sample + "/find?name=nobody"));
    pages.add(new Named("missing", sample + "/nowhere"));
    pages.add(new Named("missing-community", "/c/nowhere"));
    return pages;
  }

  /** A page's address with a name. */
  record Named(String name, String path) {}
}

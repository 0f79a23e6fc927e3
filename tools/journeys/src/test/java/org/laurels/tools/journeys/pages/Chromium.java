// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.journeys.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The system's own Chromium; nothing is downloaded. */
final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path program) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    // Its sandbox wants rights that containers do not give; the pages are our own.
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
  }

  /** Where it is on the path; empty where there is none. */
  static Optional<Path> find() {
    String path = System.getenv("PATH");
    return Stream.of(path == null ? new String[0] : path.split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Chromium start() {
    return new Chromium(find().orElseThrow());
  }

  /** How a reader looks at pages. */
  record Reader(int width, ColorScheme colours, String language, boolean runsScripts) {
    static final Reader USUAL = new Reader(1280, ColorScheme.LIGHT, "en-GB", true);

    Reader withWidth(int other) {
      return new Reader(other, colours, language, runsScripts);
    }

    Reader with(ColorScheme other) {
      return new Reader(width, other, language, runsScripts);
    }

    Reader reading(String other) {
      return new Reader(width, colours, other, runsScripts);
    }

    Reader withoutScripts() {
      return new Reader(width, colours, language, false);
    }
  }

  /** A fresh window with no cookies. Closing the page's context ends it. */
  Page open(Reader reader) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(reader.width(), 900)
                .setColorScheme(reader.colours())
                .setLocale(reader.language())
                .setJavaScriptEnabled(reader.runsScripts()));
    return context.newPage();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}

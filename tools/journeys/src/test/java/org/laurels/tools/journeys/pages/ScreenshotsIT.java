// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.journeys.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Takes pictures of every page, to be looked at: {@code target/screenshots}. */
class ScreenshotsIT extends BrowserTest {
  private static final Path FOLDER = Path.of("target", "screenshots");

  @ParameterizedTest
  @CsvSource({"390, LIGHT, en-GB", "1280, LIGHT, en-GB", "390, DARK, de-DE", "1280, DARK, de-DE"})
  void everyPage_isTaken(int width, ColorScheme colours, String language) {
    Page page = open(Chromium.Reader.USUAL.withWidth(width).with(colours).reading(language));
    for (Named named : everyPage()) {
      assertThat(page.navigate(server().address(named.path())).status())
          .as(named.path())
          .isEqualTo(named.name().startsWith("missing") ? 404 : 200);
      String file =
          "%s-%d-%s-%s.png"
              .formatted(
                  named.name(),
                  width,
                  colours.name().toLowerCase(java.util.Locale.ROOT),
                  language.substring(0, 2));
      page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(file)).setFullPage(true));
      assertThat(Files.exists(FOLDER.resolve(file))).isTrue();
    }
    page.context().close();
  }
}

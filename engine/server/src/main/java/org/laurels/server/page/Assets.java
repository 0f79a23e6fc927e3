// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Styles and scripts, each under a name that changes with its content. */
final class Assets {
  private static final String OURS = "/org/laurels/templates/";
  private static final String THEIRS = "/META-INF/resources/webjars/";
  private static final String SCRIPT = "text/javascript; charset=utf-8";

  static final PublishedFile STYLE =
      read("laurels", ".css", "text/css; charset=utf-8", OURS + "styles/laurels.css");
  static final PublishedFile SCRIPT_OURS =
      read("laurels", ".js", SCRIPT, OURS + "scripts/laurels.js");
  static final PublishedFile HTMX =
      read("htmx", ".js", SCRIPT, THEIRS + "htmx.org/2.0.10/dist/htmx.min.js");
  static final PublishedFile CHART =
      read("chart", ".js", SCRIPT, THEIRS + "chart.js/4.5.1/dist/chart.umd.min.js");

  private static final Map<String, PublishedFile> BY_NAME =
      List.of(STYLE, SCRIPT_OURS, HTMX, CHART).stream()
          .collect(Collectors.toUnmodifiableMap(PublishedFile::name, Function.identity()));

  private Assets() {}

  static Optional<PublishedFile> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  private static PublishedFile read(String stem, String ending, String mediaType, String path) {
    try (InputStream stream = Assets.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("there is no " + path);
      }
      return PublishedFile.of(stem, ending, mediaType, stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

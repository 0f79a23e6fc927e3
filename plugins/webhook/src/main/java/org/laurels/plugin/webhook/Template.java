// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.laurels.plugin.events.UnusableBodyException;

/**
 * A text with paths in it, such as {@code ticket-{data.id}}; {@code {a|b}} is the first of them
 * that is there. Immutable.
 */
record Template(List<Part> parts) {
  /** A piece: fixed text, or the first of the paths that is there. */
  record Part(String text, List<Path> paths) {}

  Template {
    parts = List.copyOf(parts);
  }

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException naming what is wrong
   */
  static Template parse(String text) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      if (open < 0) {
        open = text.length();
      }
      if (open > at) {
        parts.add(new Part(text.substring(at, open), List.of()));
      }
      if (open < text.length()) {
        int close = text.indexOf('}', open);
        if (close < 0) {
          throw new IllegalArgumentException("a { has no }");
        }
        parts.add(new Part("", paths(text.substring(open + 1, close))));
        at = close + 1;
      } else {
        at = open;
      }
    }
    return new Template(parts);
  }

  private static List<Path> paths(String text) {
    List<Path> paths = new ArrayList<>();
    for (String each : text.split("\\|", -1)) {
      paths.add(
          Path.parse(each.strip())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "'" + each.strip() + "' is no path such as data.items[0].id")));
    }
    return paths;
  }

  /**
   * The text; empty where a path of it is not there.
   *
   * @throws UnusableBodyException if an object or array stands where a text is needed
   */
  Optional<String> fill(Map<String, Object> body) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (part.paths().isEmpty()) {
        text.append(part.text());
      } else {
        Optional<String> found = first(part.paths(), body);
        if (found.isEmpty()) {
          return Optional.empty();
        }
        text.append(found.get());
      }
    }
    return Optional.of(text.toString());
  }

  private static Optional<String> first(List<Path> paths, Map<String, Object> body) {
    for (Path path : paths) {
      Optional<Object> found = path.in(body);
      if (found.isPresent()) {
        if (found.get() instanceof String text) {
          return Optional.of(text);
        }
        throw new UnusableBodyException(path + " is an object or array, and not a text or number");
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return parts.stream()
        .map(
            part ->
                part.paths().isEmpty()
                    ? part.text()
                    : part.paths().stream()
                        .map(Path::toString)
                        .collect(Collectors.joining("|", "{", "}")))
        .collect(Collectors.joining());
  }
}

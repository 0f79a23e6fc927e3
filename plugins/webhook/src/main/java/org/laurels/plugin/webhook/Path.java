// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A way into a body, such as {@code data.item.parts[0].id}. Immutable. */
record Path(List<String> steps) {
  private static final int STEPS_MAX = 20;
  private static final Pattern STEP =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_-]{0,99})((?:\\[[0-9]{1,4}])*)");
  private static final Pattern INDEX = Pattern.compile("\\[([0-9]+)]");

  Path {
    steps = List.copyOf(steps);
  }

  /** Reads a path; empty where the text is none. */
  static Optional<Path> parse(String text) {
    List<String> steps = new ArrayList<>();
    for (String part : text.split("\\.", -1)) {
      Matcher step = STEP.matcher(part);
      if (!step.matches()) {
        return Optional.empty();
      }
      steps.add(step.group(1));
      Matcher index = INDEX.matcher(step.group(2));
      while (index.find()) {
        steps.add(index.group(1));
      }
    }
    return steps.size() > STEPS_MAX ? Optional.empty() : Optional.of(new Path(steps));
  }

  /** What stands there; empty where nothing does. */
  Optional<Object> in(Map<String, Object> body) {
    Object at = body;
    for (String step : steps) {
      Object next = null;
      if (at instanceof Map<?, ?> object) {
        next = object.get(step);
      } else if (at instanceof List<?> array && Character.isDigit(step.charAt(0))) {
        int index = Integer.parseInt(step);
        next = index < array.size() ? array.get(index) : null;
      }
      if (next == null) {
        return Optional.empty();
      }
      at = next;
    }
    return Optional.of(at);
  }

  @Override
  public String toString() {
    return String.join(".", steps);
  }
}

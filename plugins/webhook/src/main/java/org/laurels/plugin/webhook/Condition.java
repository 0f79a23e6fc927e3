// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.webhook;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What must stand at a path. Without regular expressions: a body must not be able to make one run
 * for ever.
 *
 * @param values for {@link Test#PRESENT} empty
 */
record Condition(Path path, Test test, List<String> values) {
  /** How what stands there is compared. */
  enum Test {
    IS,
    IS_NOT,
    STARTS,
    ENDS,
    CONTAINS,
    PRESENT,
    ABSENT
  }

  Condition {
    values = List.copyOf(values);
  }

  boolean holds(Map<String, Object> body) {
    Optional<Object> found = path.in(body);
    if (test == Test.PRESENT || test == Test.ABSENT) {
      return found.isPresent() == (test == Test.PRESENT);
    }
    String text = found.orElse(null) instanceof String said ? said : null;
    if (text == null) {
      return test == Test.IS_NOT;
    }
    return switch (test) {
      case IS -> values.contains(text);
      case IS_NOT -> !values.contains(text);
      case STARTS -> values.stream().anyMatch(text::startsWith);
      case ENDS -> values.stream().anyMatch(text::endsWith);
      case CONTAINS -> values.stream().anyMatch(text::contains);
      case PRESENT, ABSENT -> throw new IllegalStateException("looked at above");
    };
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laurels.expression.Suggestion;

/** Collects what is wrong with a document, so that all of it can be said at once. */
final class Problems {
  private static final int LISTED_MAX = 10;

  private final Set<Problem> found = new LinkedHashSet<>();

  void add(Place place, String message) {
    add(place, message, null);
  }

  void add(Place place, String message, @Nullable String suggestion) {
    if (found.size() < DocumentLimits.PROBLEMS_MAX) {
      found.add(new Problem(place.file(), place.line(), place.column(), message, suggestion));
    }
  }

  /** Adds that nothing is called so, with the nearest of what there is, or all if it is little. */
  void addUnknown(Place place, String what, String said, Collection<String> known) {
    String message = "unknown " + what + " '" + said + "'";
    Optional<String> near = Suggestion.nearest(said, known);
    if (near.isPresent() || known.isEmpty() || known.size() > LISTED_MAX) {
      add(place, message, near.orElse(null));
    } else {
      Stream<String> names = known instanceof List ? known.stream() : known.stream().sorted();
      add(place, message + ", known: " + names.collect(Collectors.joining(", ")));
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  List<Problem> sorted() {
    List<Problem> sorted = new ArrayList<>(found);
    sorted.sort(null);
    return sorted;
  }
}

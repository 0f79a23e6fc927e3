// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.util.Set;

/**
 * On whose pages a community's standings and boards may be shown.
 *
 * @param origins as browsers send them, such as {@code https://forum.example.org}; {@value #ANY}
 *     for every page there is
 */
public record Embeds(Set<String> origins) {
  public static final String ANY = "*";

  /** A programme that says nothing of it: nothing is shown elsewhere. */
  public static final Embeds NOWHERE = new Embeds(Set.of());

  public Embeds {
    origins = Set.copyOf(origins);
  }

  /** Whether anything is shown elsewhere at all. */
  public boolean isAllowed() {
    return !origins.isEmpty();
  }

  /** Whether every page may show them. */
  public boolean isForAll() {
    return origins.contains(ANY);
  }
}

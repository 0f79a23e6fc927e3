// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.embed;

import java.util.Comparator;
import java.util.List;

/** The order of tiers: the known ones from the rarest on, then a programme's own by name. */
final class Tiers {
  private static final List<String> KNOWN = List.of("gold", "silver", "bronze");

  static final Comparator<String> RAREST_FIRST =
      Comparator.comparingInt(Tiers::place).thenComparing(Comparator.naturalOrder());

  private Tiers() {}

  private static int place(String tier) {
    int place = KNOWN.indexOf(tier);
    return place < 0 ? KNOWN.size() : place;
  }
}

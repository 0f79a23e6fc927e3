// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.util.Locale;

/** The parts of a document that hold entries with ids. */
enum Section {
  UNITS(true),
  LIMITS(true),
  RULES(false),
  COUNTERS(false),
  BADGES(false),
  RANKS(false),
  BOARDS(false),
  REWARDS(false),
  CAMPAIGNS(false),
  BUDGETS(false),
  CYCLES(false),
  APPRAISALS(false);

  /** Whether ids are keys, rather than a field of each entry. */
  final boolean keyed;

  Section(boolean keyed) {
    this.keyed = keyed;
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What an entry is called. */
  String entry() {
    return key().substring(0, key().length() - 1);
  }
}

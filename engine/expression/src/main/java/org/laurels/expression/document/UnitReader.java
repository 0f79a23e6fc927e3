// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.programme.UnitDefinition;
import org.laurels.core.wallet.CreditTerms;

/** Reads the units of a document. */
final class UnitReader {
  /** What {@code member.} and {@code give} mean already, and what CEL keeps for itself. */
  private static final Set<String> TAKEN =
      Set.of(
          "id",
          "rank",
          "joined",
          "to",
          "true",
          "false",
          "null",
          "in",
          "as",
          "break",
          "const",
          "continue",
          "else",
          "for",
          "function",
          "if",
          "import",
          "let",
          "loop",
          "package",
          "namespace",
          "return",
          "var",
          "void",
          "while");

  private UnitReader() {}

  static Map<String, UnitDefinition> read(Draft draft) {
    Map<String, UnitDefinition> units = new LinkedHashMap<>();
    draft.entries(Section.UNITS).forEach((id, fields) -> read(id, fields, units, draft.problems()));
    return units;
  }

  private static void read(
      String id, Fields fields, Map<String, UnitDefinition> units, Problems problems) {
    fields.allow(List.of("start", "floor", "spendable"));
    if (TAKEN.contains(id)) {
      problems.add(fields.place(), "a unit cannot be called '" + id + "'");
      return;
    }
    long start = number(fields, "start").orElse(0L);
    Optional<Long> floor = number(fields, "floor");
    @Nullable CreditTerms credit =
        fields.find("spendable").flatMap(CreditTermsReader::read).orElse(null);
    if (floor.isPresent() && start < floor.get()) {
      problems.add(fields.placeOf("start"), "start lies below the floor of " + floor.get());
    }
    @Nullable Long lowest = floor.orElse(null);
    units.put(id, new UnitDefinition(id, start, lowest, credit));
  }

  private static Optional<Long> number(Fields fields, String key) {
    long max = DocumentLimits.AMOUNT_MAX;
    return fields.find(key).flatMap(value -> value.number(-max, max));
  }
}

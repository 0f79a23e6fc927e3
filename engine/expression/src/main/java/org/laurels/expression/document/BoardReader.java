// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.laurels.core.time.Window;

/** Reads the boards of a document. */
final class BoardReader {
  private static final int SHOW_MAX = 1_000;
  private static final int SHOW_USUAL = 100;

  private final Set<String> units;

  BoardReader(Set<String> units) {
    this.units = units;
  }

  List<BoardDefinition> read(Draft draft) {
    List<BoardDefinition> boards = new ArrayList<>();
    draft.entries(Section.BOARDS).forEach((id, fields) -> read(id, fields).ifPresent(boards::add));
    return boards;
  }

  private Optional<BoardDefinition> read(String id, Fields fields) {
    fields.allow(List.of("id", "unit", "window", "show"));
    Optional<String> unit = fields.require("unit").flatMap(value -> value.oneOf("unit", units));
    Optional<Window> window = fields.require("window").flatMap(LimitReader::window);
    long show =
        fields.find("show").flatMap(value -> value.number(1, SHOW_MAX)).orElse((long) SHOW_USUAL);
    return unit.isEmpty() || window.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new BoardDefinition(
                id, unit.get(), window.get().name().toLowerCase(Locale.ROOT), (int) show));
  }
}

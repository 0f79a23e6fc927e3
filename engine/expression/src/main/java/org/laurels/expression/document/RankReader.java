// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.util.ArrayList;
import java.util.List;
import org.laurels.core.programme.Rank;
import org.laurels.expression.Reach;

/** Reads the ranks of a document, lowest first. */
final class RankReader {
  private final Terms terms;

  RankReader(Terms terms) {
    this.terms = terms;
  }

  List<Rank> read(Draft draft) {
    List<Rank> ranks = new ArrayList<>();
    draft
        .entries(Section.RANKS)
        .forEach(
            (id, fields) -> {
              fields.allow(List.of("id", "name", "if"));
              String name =
                  fields.find("name").flatMap(Value::title).orElseGet(() -> BadgeReader.nameOf(id));
              terms
                  .condition(fields, "if", Reach.STANDING)
                  .ifPresent(condition -> ranks.add(new Rank(id, name, condition)));
            });
    return ranks;
  }
}

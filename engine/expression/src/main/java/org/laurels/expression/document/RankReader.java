// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.laurels.core.programme.Demotion;
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
              fields.allow(List.of("id", "name", "if", "demote"));
              String name =
                  fields.find("name").flatMap(Value::title).orElseGet(() -> BadgeReader.nameOf(id));
              Demotion demotion =
                  fields.find("demote").flatMap(RankReader::demotion).orElse(Demotion.AT_ONCE);
              terms
                  .condition(fields, "if", Reach.STANDING)
                  .ifPresent(condition -> ranks.add(new Rank(id, name, condition, demotion)));
            });
    return ranks;
  }

  private static Optional<Demotion> demotion(Value value) {
    if (!value.isMapping()) {
      return value
          .oneOf("way to lose a rank", List.of("never", "at-once"))
          .map(name -> name.equals("never") ? Demotion.NEVER : Demotion.AT_ONCE);
    }
    Optional<Fields> fields = value.fields("a grace such as {grace: 30 days}");
    fields.ifPresent(found -> found.allow(List.of("grace")));
    return fields
        .flatMap(found -> found.require("grace"))
        .flatMap(Moments::span)
        .map(Demotion.After::new);
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.laurels.core.programme.Counter;
import org.laurels.core.rule.Expression;
import org.laurels.core.rule.Role;
import org.laurels.expression.Reach;

/** Reads the counters of a document. */
final class CounterReader {
  private final Terms terms;
  private final Problems problems;

  CounterReader(Terms terms, Problems problems) {
    this.terms = terms;
    this.problems = problems;
  }

  List<Counter> read(Draft draft) {
    List<Counter> counters = new ArrayList<>();
    draft
        .entries(Section.COUNTERS)
        .forEach((id, fields) -> read(id, fields).ifPresent(counters::add));
    return counters;
  }

  private Optional<Counter> read(String id, Fields fields) {
    fields.allow(List.of("id", "on", "of", "if", "while", "key"));
    boolean follows = fields.has("while");
    if (follows && fields.has("if")) {
      problems.add(fields.placeOf("if"), "a counter has 'if' or 'while', not both");
    }
    Set<String> on = fields.require("on").map(EventTypeNames::read).orElse(Set.of());
    Optional<Role> of = fields.require("of").flatMap(Roles::read);
    Optional<Expression<Boolean>> condition =
        terms.condition(fields, follows ? "while" : "if", Reach.EVENT);
    Optional<Expression<String>> key = fields.require("key").flatMap(terms::key);
    return of.isEmpty() || condition.isEmpty() || key.isEmpty()
        ? Optional.empty()
        : Optional.of(new Counter(id, on, of.get(), condition.get(), key.get(), follows));
  }
}

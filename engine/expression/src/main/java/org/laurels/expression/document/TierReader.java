// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.laurels.core.badge.Badge;
import org.laurels.core.rule.Expression;
import org.laurels.core.rule.Role;
import org.laurels.expression.Reach;

/** Reads a badge in tiers: one measure, and how much of it each tier wants. */
final class TierReader {
  private final Terms terms;

  TierReader(Terms terms) {
    this.terms = terms;
  }

  /** A badge for each tier, called after the family and the tier. */
  List<Badge> read(Fields fields, Badge family, Map<String, List<Role>> to) {
    fields
        .find("tier")
        .ifPresent(
            at ->
                at.problems()
                    .add(fields.placeOf("tier"), "a badge in tiers has no 'tier' of its own"));
    Optional<String> measure =
        fields
            .require("measure")
            .filter(at -> terms.measure(at).isPresent())
            .flatMap(at -> at.scalar("an expression"));
    boolean holds = terms.condition(fields, "if", Reach.EVENT).isPresent();
    Optional<Fields> tiers =
        fields
            .require("tiers")
            .flatMap(at -> at.fields("a map of tiers, such as {bronze: 1, silver: 10}"));
    if (measure.isEmpty() || !holds || tiers.isEmpty()) {
      return List.of();
    }
    List<Badge> badges = new ArrayList<>();
    long before = Long.MIN_VALUE;
    for (String tier : tiers.get().names()) {
      Place place = tiers.get().placeOf(tier);
      Value value = tiers.get().find(tier).orElseThrow();
      if (!Value.isId(tier)) {
        value.problems().add(place, Value.badId(tier));
        continue;
      }
      BadgeReader.checkTier(tier, place, value.problems());
      Optional<Fields> more = value.isMapping() ? value.fields("a tier") : Optional.empty();
      more.ifPresent(found -> found.allow(List.of("at", "name", "description")));
      Optional<Long> at =
          (more.isPresent() ? more.get().require("at") : Optional.of(value))
              .flatMap(number -> number.number(1, DocumentLimits.AMOUNT_MAX));
      if (at.isEmpty()) {
        continue;
      }
      if (at.get() <= before) {
        value.problems().add(place, "a tier wants more than the one before it");
      }
      before = at.get();
      condition(fields, measure.get(), at.get(), value)
          .ifPresent(condition -> badges.add(badge(family, tier, more, condition, to)));
    }
    return badges;
  }

  private Optional<Expression<Boolean>> condition(
      Fields fields, String measure, long at, Value place) {
    String wanted = "(" + measure + ") >= " + at;
    String said = fields.find("if").flatMap(value -> value.scalar("an expression")).orElse("");
    return terms.combined(said.isEmpty() ? wanted : "(" + said + ") && " + wanted, place);
  }

  private static Badge badge(
      Badge family,
      String tier,
      Optional<Fields> more,
      Expression<Boolean> condition,
      Map<String, List<Role>> to) {
    String id = family.id() + "-" + tier;
    return new Badge(
        id,
        more.flatMap(found -> found.find("name"))
            .flatMap(Value::title)
            .orElse(family.name() + " " + BadgeReader.nameOf(tier)),
        more.flatMap(found -> found.find("description"))
            .flatMap(Value::title)
            .orElse(family.description()),
        tier,
        family.each(),
        condition,
        to,
        family.terms().withFamily(family.id()));
  }
}

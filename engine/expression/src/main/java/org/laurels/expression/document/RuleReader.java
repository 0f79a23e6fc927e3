// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.rule.DeletionPolicy;
import org.laurels.core.rule.Expression;
import org.laurels.core.rule.Give;
import org.laurels.core.rule.Limit;
import org.laurels.core.rule.Role;
import org.laurels.core.rule.Rule;
import org.laurels.expression.Reach;

/** Reads the rules of a document. */
final class RuleReader {
  private static final List<String> KEYS =
      List.of("id", "on", "if", "give", "limits", "when-deleted");

  private final Terms terms;
  private final Problems problems;
  private final Set<String> statedLimits;
  private final Set<String> usedLimits = new HashSet<>();

  RuleReader(Terms terms, Draft draft) {
    this.terms = terms;
    this.problems = draft.problems();
    this.statedLimits = draft.entries(Section.LIMITS).keySet();
  }

  List<Rule> read(Draft draft) {
    List<Rule> rules = new ArrayList<>();
    draft.entries(Section.RULES).forEach((id, fields) -> read(id, fields).ifPresent(rules::add));
    draft
        .entries(Section.LIMITS)
        .forEach(
            (id, fields) -> {
              if (!usedLimits.contains(id)) {
                problems.add(fields.place(), "no rule is under the limit '" + id + "'");
              }
            });
    return rules;
  }

  private Optional<Rule> read(String id, Fields fields) {
    fields.allow(KEYS);
    Set<String> on = fields.require("on").map(EventTypeNames::read).orElse(Set.of());
    Optional<Expression<Boolean>> condition = terms.condition(fields, "if", Reach.EVENT);
    List<Give> gives = new ArrayList<>();
    fields.require("give").ifPresent(value -> value.oneOrMore().forEach(one -> give(one, gives)));
    List<Limit> limits = fields.find("limits").map(value -> limits(value, gives)).orElse(List.of());
    DeletionPolicy policy =
        fields.find("when-deleted").flatMap(this::policy).orElse(DeletionPolicy.REVERSE);
    return condition.map(holds -> new Rule(id, on, holds, gives, limits, policy));
  }

  private void give(Value value, List<Give> gives) {
    Optional<Fields> found =
        value.fields("a role and amounts, such as {to: item.author, reputation: 10},");
    if (found.isEmpty()) {
      return;
    }
    Fields fields = found.get();
    Optional<Role> to = fields.require("to").flatMap(Roles::read);
    Set<String> known = new LinkedHashSet<>(terms.units().keySet());
    known.add("to");
    fields.allow(known);
    if (fields.names().stream().allMatch(name -> name.equals("to"))) {
      problems.add(fields.place(), "an amount of a unit is missing");
    }
    for (String unit : terms.units().keySet()) {
      Optional<Expression<Long>> amount = fields.find(unit).flatMap(terms::amount);
      if (amount.isPresent() && to.isPresent()) {
        gives.add(new Give(to.get(), unit, amount.get()));
      }
    }
  }

  private List<Limit> limits(Value value, List<Give> gives) {
    List<Limit> limits = new ArrayList<>();
    for (Value one : value.oneOrMore()) {
      Optional<String> id = one.scalar("the id of a limit");
      if (id.isEmpty()) {
        continue;
      }
      usedLimits.add(id.get());
      @Nullable Limit limit = terms.limits().get(id.get());
      if (limit == null) {
        if (!statedLimits.contains(id.get())) {
          problems.addUnknown(one.place(), "limit", id.get(), statedLimits);
        }
      } else if (limits.contains(limit)) {
        problems.add(one.place(), "the limit '" + id.get() + "' is here twice");
      } else {
        checkEffect(one, limit, gives);
        limits.add(limit);
      }
    }
    return limits;
  }

  private void checkEffect(Value at, Limit limit, List<Give> gives) {
    @Nullable String unit = limit.unit();
    if (unit != null && gives.stream().noneMatch(give -> give.unit().equals(unit))) {
      problems.add(
          at.place(),
          "the limit '%s' has no effect: it is of %s, which the rule does not give"
              .formatted(limit.id(), unit));
    }
  }

  private Optional<DeletionPolicy> policy(Value value) {
    if (!value.isMapping()) {
      return value
          .oneOf("policy", List.of("reverse", "keep", "keep-if"))
          .flatMap(name -> named(name, value));
    }
    Optional<Fields> fields = value.fields("a policy");
    fields.ifPresent(found -> found.allow(List.of("keep-if")));
    return fields
        .flatMap(found -> found.require("keep-if"))
        .flatMap(at -> terms.condition(at, Reach.ITEM))
        .map(DeletionPolicy.KeepIf::new);
  }

  private Optional<DeletionPolicy> named(String name, Value value) {
    if (name.equals("keep-if")) {
      problems.add(value.place(), "keep-if wants a condition", "{keep-if: item.score >= 3}");
      return Optional.empty();
    }
    return Optional.of(name.equals("keep") ? DeletionPolicy.KEEP : DeletionPolicy.REVERSE);
  }
}

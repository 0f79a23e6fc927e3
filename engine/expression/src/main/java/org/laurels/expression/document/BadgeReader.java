// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.laurels.core.badge.Badge;
import org.laurels.core.rule.Expression;
import org.laurels.core.rule.Role;
import org.laurels.expression.Reach;
import org.laurels.expression.Suggestion;

/** Reads the badges of a document. */
final class BadgeReader {
  private static final List<String> KEYS =
      List.of("id", "name", "description", "tier", "each", "on", "if", "give-to");
  private static final List<String> TIERS = List.of("bronze", "silver", "gold");

  private final Terms terms;

  BadgeReader(Terms terms) {
    this.terms = terms;
  }

  List<Badge> read(Draft draft) {
    List<Badge> badges = new ArrayList<>();
    draft.entries(Section.BADGES).forEach((id, fields) -> read(id, fields).ifPresent(badges::add));
    return badges;
  }

  private Optional<Badge> read(String id, Fields fields) {
    fields.allow(KEYS);
    String name = fields.find("name").flatMap(Value::title).orElseGet(() -> nameOf(id));
    Optional<String> description = fields.find("description").flatMap(Value::title);
    Optional<String> tier = fields.require("tier").flatMap(BadgeReader::tier);
    Badge.Each each =
        fields
            .find("each")
            .flatMap(value -> value.oneOf("kind of badge", List.of("member", "item")))
            .map(said -> Badge.Each.valueOf(said.toUpperCase(Locale.ROOT)))
            .orElse(Badge.Each.MEMBER);
    Set<String> on = fields.require("on").map(EventTypeNames::read).orElse(Set.of());
    Optional<Expression<Boolean>> condition = terms.condition(fields, "if", Reach.EVENT);
    Map<String, List<Role>> to =
        fields.require("give-to").map(value -> giveTo(value, on)).orElse(Map.of());
    return tier.isEmpty() || condition.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Badge(id, name, description.orElse(null), tier.get(), each, condition.get(), to));
  }

  /** Tiers are free, but one that looks like a slip is taken for one. */
  private static Optional<String> tier(Value value) {
    Optional<String> tier = value.id();
    if (tier.isPresent() && !TIERS.contains(tier.get())) {
      Suggestion.slip(tier.get(), TIERS)
          .ifPresent(
              near ->
                  value.problems().add(value.place(), "unknown tier '" + tier.get() + "'", near));
    }
    return tier;
  }

  /** The same roles on every event type, or by event type those that matter there. */
  private static Map<String, List<Role>> giveTo(Value value, Set<String> on) {
    Map<String, List<Role>> to = new HashMap<>();
    if (!value.isMapping()) {
      List<Role> roles = roles(value);
      on.forEach(type -> to.put(type, roles));
      return to;
    }
    Fields byType = value.fields("roles by event type").orElseThrow();
    byType.allow(on);
    for (String type : on) {
      byType.require(type).ifPresent(roles -> to.put(type, roles(roles)));
    }
    return to;
  }

  private static List<Role> roles(Value value) {
    List<Role> roles = new ArrayList<>();
    for (Value one : value.oneOrMore()) {
      Roles.read(one).filter(role -> !roles.contains(role)).ifPresent(roles::add);
    }
    if (value.isList() && value.oneOrMore().isEmpty()) {
      value.problems().add(value.place(), "a role is wanted here");
    }
    return roles;
  }

  /** An id as people read it: nice-answer is Nice Answer. */
  static String nameOf(String id) {
    return Pattern.compile("-")
        .splitAsStream(id)
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining(" "));
  }
}

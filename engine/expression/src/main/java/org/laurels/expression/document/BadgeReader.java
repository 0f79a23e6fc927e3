// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.laurels.core.badge.Badge;
import org.laurels.core.rule.Expression;
import org.laurels.core.rule.Role;
import org.laurels.expression.Reach;
import org.laurels.expression.Suggestion;

/** Reads the badges of a document. */
final class BadgeReader {
  private static final List<String> BY_RULE =
      List.of("on", "if", "give-to", "measure", "tiers", "streak", "from", "until");
  private static final List<String> KEYS =
      Stream.of(
              List.of("id", "name", "description", "tier", "each", "by-hand"),
              BY_RULE,
              BadgeTermsReader.KEYS)
          .flatMap(List::stream)
          .distinct()
          .toList();
  private static final List<String> TIERS = List.of("bronze", "silver", "gold");
  private static final List<String> EACH =
      Stream.of(Badge.Each.values()).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();

  private final Terms terms;
  private final BadgeTermsReader badgeTerms;
  private final Problems problems;
  private final Set<String> taken = new HashSet<>();

  BadgeReader(Terms terms, ZoneId zone, Problems problems) {
    this.terms = terms;
    this.badgeTerms = new BadgeTermsReader(zone);
    this.problems = problems;
  }

  List<Badge> read(Draft draft) {
    List<Badge> badges = new ArrayList<>();
    draft
        .entries(Section.BADGES)
        .forEach(
            (id, fields) -> {
              for (Badge badge : read(id, fields)) {
                if (!taken.add(badge.id())) {
                  problems.add(fields.place(), "there are two badges '" + badge.id() + "'");
                }
                badges.add(badge);
              }
            });
    return badges;
  }

  private List<Badge> read(String id, Fields fields) {
    fields.allow(KEYS);
    String name = fields.find("name").flatMap(Value::title).orElseGet(() -> nameOf(id));
    String description = fields.find("description").flatMap(Value::title).orElse("");
    Badge.Each each =
        fields
            .find("each")
            .flatMap(value -> value.oneOf("kind of badge", EACH))
            .map(said -> Badge.Each.valueOf(said.toUpperCase(Locale.ROOT)))
            .orElse(Badge.Each.MEMBER);
    Badge common =
        new Badge(
            id,
            name,
            description.isEmpty() ? null : description,
            "",
            each,
            Expression.constant(false),
            Map.of(),
            badgeTerms.read(fields));
    if (fields.has("by-hand")) {
      return byHand(fields, common);
    }
    Set<String> on = fields.require("on").map(EventTypeNames::read).orElse(Set.of());
    Map<String, List<Role>> to =
        fields.require("give-to").map(value -> giveTo(value, on)).orElse(Map.of());
    return fields.has("tiers") || fields.has("measure")
        ? new TierReader(terms).read(fields, common, to)
        : single(fields, common, to);
  }

  private List<Badge> single(Fields fields, Badge common, Map<String, List<Role>> to) {
    Optional<String> tier = fields.require("tier").flatMap(BadgeReader::tier);
    Optional<Expression<Boolean>> condition = terms.condition(fields, "if", Reach.EVENT);
    return tier.isEmpty() || condition.isEmpty()
        ? List.of()
        : List.of(with(common, tier.get(), condition.get(), to));
  }

  private static Badge with(
      Badge common, String tier, Expression<Boolean> condition, Map<String, List<Role>> to) {
    return new Badge(
        common.id(),
        common.name(),
        common.description(),
        tier,
        common.each(),
        condition,
        to,
        common.terms());
  }

  private List<Badge> byHand(Fields fields, Badge common) {
    Optional<String> way =
        fields.require("by-hand").flatMap(value -> value.oneOf("way to grant", List.of("only")));
    for (String key : BY_RULE) {
      if (fields.has(key)) {
        problems.add(fields.placeOf(key), "a badge that only people grant has no '" + key + "'");
      }
    }
    Optional<String> tier = fields.require("tier").flatMap(BadgeReader::tier);
    return way.flatMap(only -> tier)
        .map(said -> List.of(with(common, said, common.condition(), Map.of())))
        .orElse(List.of());
  }

  /** Tiers are free, but one that looks like a slip is taken for one. */
  static Optional<String> tier(Value value) {
    Optional<String> tier = value.id();
    tier.ifPresent(said -> checkTier(said, value.place(), value.problems()));
    return tier;
  }

  static void checkTier(String tier, Place place, Problems problems) {
    if (!TIERS.contains(tier)) {
      Suggestion.slip(tier, TIERS)
          .ifPresent(near -> problems.add(place, "unknown tier '" + tier + "'", near));
    }
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

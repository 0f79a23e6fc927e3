// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.appraisal.CountedFigures;
import org.laurels.core.rule.FactCatalogue;
import org.laurels.core.rule.FactType;

/** All names of facts that the expressions of one programme may use, with their types. */
final class Glossary {
  static final Set<String> ROOTS = Set.of("event", "item", "parent", "member", "actor", "figures");

  private final Map<String, CelType> types = new LinkedHashMap<>();
  private final Map<String, String> facts = new HashMap<>();

  Glossary(Set<String> units, Set<String> figures) {
    FactCatalogue.all().forEach((name, type) -> add(name, name, typeOf(type)));
    for (String unit : units) {
      for (String whose : List.of("member.", "actor.")) {
        add(whose + Vocabulary.spelled(unit), whose + unit, SimpleType.INT);
      }
    }
    for (String figure : figures) {
      add(
          CountedFigures.PREFIX + Vocabulary.spelled(figure),
          CountedFigures.PREFIX + figure,
          SimpleType.INT);
    }
  }

  private void add(String spelled, String fact, CelType type) {
    types.put(spelled, type);
    facts.put(spelled, fact);
  }

  private static CelType typeOf(FactType type) {
    return switch (type) {
      case TEXT -> SimpleType.STRING;
      case NUMBER -> SimpleType.INT;
      case YES_NO -> SimpleType.BOOL;
      case TIME -> SimpleType.TIMESTAMP;
      case TEXTS -> ListType.create(SimpleType.STRING);
      case TEXT_MAP -> MapType.create(SimpleType.STRING, SimpleType.STRING);
    };
  }

  Map<String, CelType> types() {
    return Collections.unmodifiableMap(types);
  }

  /** The name under which core knows what an expression spells so; null if there is none. */
  @Nullable String fact(String spelled) {
    return facts.get(spelled);
  }

  /** The fact that was probably meant, of those in reach. */
  Optional<String> suggest(String said, Reach reach) {
    List<String> names = new ArrayList<>();
    for (String name : types.keySet()) {
      if (reach.includes(name)) {
        if (name.endsWith("." + said) || name.startsWith(said + "_")) {
          return Optional.of(name);
        }
        names.add(name);
      }
    }
    return Suggestion.nearest(said, names);
  }
}

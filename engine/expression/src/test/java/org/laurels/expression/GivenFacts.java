// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.laurels.core.rule.FactCatalogue;
import org.laurels.core.rule.FactType;
import org.laurels.core.rule.Facts;
import org.laurels.core.time.Window;

/** Facts that a test states; what it leaves out is empty, 0 or the epoch. */
class GivenFacts implements Facts {
  private final Map<String, Object> given = new TreeMap<>();

  GivenFacts with(String name, Object value) {
    given.put(name, value);
    return this;
  }

  @Override
  public Object fact(String name) {
    Object value = given.get(name);
    if (value != null) {
      return value;
    }
    FactType type = FactCatalogue.all().getOrDefault(name, FactType.NUMBER);
    return switch (type) {
      case TEXT -> "";
      case NUMBER -> 0L;
      case YES_NO -> false;
      case TIME -> Instant.EPOCH;
      case TEXTS -> List.of();
      case TEXT_MAP -> Map.of();
    };
  }

  @Override
  public long count(String eventType) {
    return number("count:" + eventType);
  }

  @Override
  public long did(String eventType) {
    return number("did:" + eventType);
  }

  @Override
  public long gained(String unit, Window window) {
    return number("gained:" + unit + ":" + window);
  }

  @Override
  public long counter(String id) {
    return number("counter:" + id);
  }

  @Override
  public long votes(String kind) {
    return number("votes:" + kind);
  }

  private long number(String name) {
    return (Long) given.getOrDefault(name, 0L);
  }
}

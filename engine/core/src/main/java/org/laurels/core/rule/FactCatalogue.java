// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.rule;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The facts that every programme may read, by name. A programme's units add {@code member.<unit>}
 * and {@code actor.<unit>}, both numbers.
 *
 * <p>Members appear as opaque texts, to be compared with each other only: merged identities appear
 * as the same member.
 */
public final class FactCatalogue {
  private static final Map<String, FactType> FACTS = facts();

  private FactCatalogue() {}

  /** All names with their types, in the order documentation lists them. */
  public static Map<String, FactType> all() {
    return FACTS;
  }

  private static Map<String, FactType> facts() {
    Map<String, FactType> facts = new LinkedHashMap<>();
    facts.put("event.type", FactType.TEXT);
    facts.put("event.time", FactType.TIME);
    facts.put("event.actor", FactType.TEXT);
    facts.put("event.value", FactType.NUMBER);
    facts.put("event.kind", FactType.TEXT);
    facts.put("event.source", FactType.TEXT);
    facts.put("event.attributes", FactType.TEXT_MAP);
    for (String item : new String[] {"item", "parent"}) {
      facts.put(item + ".id", FactType.TEXT);
      facts.put(item + ".kind", FactType.TEXT);
      facts.put(item + ".author", FactType.TEXT);
      facts.put(item + ".board", FactType.TEXT);
      facts.put(item + ".tags", FactType.TEXTS);
      facts.put(item + ".created", FactType.TIME);
      facts.put(item + ".attributes", FactType.TEXT_MAP);
      facts.put(item + ".status", FactType.TEXT);
      facts.put(item + ".score", FactType.NUMBER);
      facts.put(item + ".peak", FactType.NUMBER);
      facts.put(item + ".views", FactType.NUMBER);
      facts.put(item + ".answers", FactType.NUMBER);
      facts.put(item + ".comments", FactType.NUMBER);
      facts.put(item + ".accepted", FactType.YES_NO);
      facts.put(item + ".solved", FactType.YES_NO);
      facts.put(item + ".position", FactType.NUMBER);
    }
    facts.put("item.rivals_peak", FactType.NUMBER);
    facts.put("member.id", FactType.TEXT);
    facts.put("member.rank", FactType.TEXT);
    facts.put("member.joined", FactType.TIME);
    facts.put("actor.rank", FactType.TEXT);
    return Collections.unmodifiableMap(facts);
  }
}

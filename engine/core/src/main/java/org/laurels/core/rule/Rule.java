// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.rule;

import java.util.List;
import java.util.Set;

/**
 * A condition, the awards it gives, and the limits they fall under.
 *
 * @param on the event types it listens to
 * @param whenDeleted what becomes of its awards when the item goes
 */
public record Rule(
    String id,
    Set<String> on,
    Expression<Boolean> condition,
    List<Give> gives,
    List<Limit> limits,
    DeletionPolicy whenDeleted) {
  public Rule {
    on = Set.copyOf(on);
    gives = List.copyOf(gives);
    limits = List.copyOf(limits);
  }

  public boolean givesTo(Role role) {
    return gives.stream().anyMatch(give -> give.to() == role);
  }
}

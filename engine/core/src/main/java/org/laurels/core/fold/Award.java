// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.fold;

import java.util.List;
import org.laurels.core.rule.DeletionPolicy;
import org.laurels.core.rule.Limit;
import org.laurels.core.rule.Rule;

/** What a rule decided to give for one event, and what became of it. */
final class Award {
  final Rule rule;
  final int version;
  final long identityId;
  final String unit;
  final long asked;
  final List<LimitUse> uses;

  /** What the limits left of it when the path was last walked. */
  long given;

  /** The limit that left the least, the first of several that did; empty where none held back. */
  String heldBy = "";

  boolean active = true;

  record LimitUse(Limit limit, WindowKey key) {}

  Award(Rule rule, int version, long identityId, String unit, long asked, List<LimitUse> uses) {
    this.rule = rule;
    this.version = version;
    this.identityId = identityId;
    this.unit = unit;
    this.asked = asked;
    this.uses = uses;
    this.given = asked;
  }

  /** Whether the same rule gives the same unit to the same identity. */
  boolean isAlongside(Award other) {
    return rule.id().equals(other.rule.id())
        && version == other.version
        && identityId == other.identityId
        && unit.equals(other.unit);
  }

  /** Whether it is under a limit that counts times in that window. */
  boolean takesTimeOf(WindowKey window) {
    for (LimitUse use : uses) {
      if (use.limit().unit() == null && use.key().equals(window)) {
        return true;
      }
    }
    return false;
  }

  Award withAsked(long sum) {
    return new Award(rule, version, identityId, unit, sum, uses);
  }

  DeletionPolicy whenDeleted() {
    return rule.whenDeleted();
  }
}

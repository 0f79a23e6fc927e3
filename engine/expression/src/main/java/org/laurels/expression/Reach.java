// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression;

/** What an expression may read, by the place where it stands. */
public enum Reach {
  /** Conditions, amounts and keys of an event. */
  EVENT("an event"),

  /** Conditions on an item that goes. */
  ITEM("keep-if"),

  /** Conditions on a member's figures, with no event at hand. */
  STANDING("a rank"),

  /** Conditions on a member as they stand now, ranks and all. */
  REWARD("a reward"),

  /** Conditions on what was counted of a member in a period. */
  APPRAISAL("a bracket");

  private final String place;

  Reach(String place) {
    this.place = place;
  }

  String place() {
    return place;
  }

  boolean includes(String name) {
    return switch (this) {
      case EVENT -> true;
      case ITEM ->
          name.startsWith("event.") || name.startsWith("item.") || name.startsWith("parent.");
      case STANDING ->
          name.startsWith("member.")
              && !name.equals("member.rank")
              && !name.equals("member.gained");
      case APPRAISAL -> name.startsWith("figures.");
      case REWARD -> name.startsWith("member.") && !name.equals("member.id");
    };
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.Event;
import org.laurels.core.member.Identity;
import org.laurels.core.rule.Role;

/** An event in the reference model: what there was to see, and what became of it. */
final class Happening {
  enum Change {
    WITHDRAWN,
    HIDDEN,
    RESTORED
  }

  /**
   * @param at place of the cause in the history
   * @param seen the item as it was then
   */
  record Switch(int at, Change change, @Nullable ItemModel seen) {}

  final int at;
  final Event event;
  final String itemName;
  final List<Switch> switches = new ArrayList<>();
  @Nullable ItemModel item;
  @Nullable ItemModel parent;
  long rivalsPeak;
  boolean withdrawn;
  boolean hidden;

  Happening(int at, Event event) {
    this.at = at;
    this.event = event;
    this.itemName = event.item() == null ? "" : ItemModel.nameOf(event, event.item().id());
  }

  @Nullable Identity who(Role role) {
    return switch (role) {
      case ACTOR -> event.actorIdentity();
      case ITEM_AUTHOR -> item == null ? null : item.author;
      case PARENT_AUTHOR -> parent == null ? null : parent.author;
    };
  }

  boolean is(String type) {
    return event.type().equals(type);
  }
}

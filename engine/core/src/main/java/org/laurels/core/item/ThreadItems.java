// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.item;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.EventOrder;

/** The items of a thread as they stand, and what parents count of their children. */
final class ThreadItems {
  private final Map<Long, ItemState> items = new HashMap<>();

  ItemState get(long id) {
    ItemState known = items.get(id);
    return known == null ? ItemState.unknown(id) : known;
  }

  @Nullable ItemState known(long id) {
    return items.get(id);
  }

  List<ItemState> all() {
    return List.copyOf(items.values());
  }

  void put(ItemState state) {
    items.put(state.id(), state);
  }

  void putAll(Iterable<ItemState> states) {
    states.forEach(this::put);
  }

  /** Answers to a question that are at hand. */
  Collection<ItemState> answersTo(long questionId) {
    return items.values().stream().filter(item -> questionOf(item) == questionId).toList();
  }

  /** The question that the item answers; 0 where it is no answer. */
  static long questionOf(ItemState item) {
    return item.facts().kind().equals("answer") ? item.facts().parentId() : 0;
  }

  /** Changes figures; those that decide whether the parent counts the item go there too. */
  void change(long id, UnaryOperator<ItemFigures> change) {
    ItemState before = get(id);
    replace(before, before.with(change.apply(before.figures())));
  }

  /** Puts what an item has become, and moves what parents count of it to where it counts now. */
  void replace(ItemState before, ItemState after) {
    put(after);
    String was = childKind(before);
    String is = childKind(after);
    if (!was.equals(is) || before.facts().parentId() != after.facts().parentId()) {
      countChild(before.facts().parentId(), was, -1);
      countChild(after.facts().parentId(), is, 1);
    }
  }

  private static String childKind(ItemState item) {
    boolean there = item.figures().posted() && item.figures().status() == ItemStatus.LIVE;
    return there ? item.facts().kind() : "";
  }

  private void countChild(long parentId, String kind, int change) {
    if (parentId == 0) {
      return;
    }
    ItemState parent = get(parentId);
    if (kind.equals("answer")) {
      put(parent.with(parent.figures().withAnswers(change, 0)));
    } else if (kind.equals("comment")) {
      put(parent.with(parent.figures().withComments(change)));
    }
  }

  /** An item has come into being; an answer gets its place among the answers. */
  void post(long id) {
    long questionId = questionOf(get(id));
    if (questionId != 0) {
      change(questionId, figures -> figures.withAnswers(0, 1));
    }
    int place = questionId == 0 ? 0 : get(questionId).figures().answersEver();
    change(id, figures -> figures.withPosted(place));
  }

  /** Marks the item and its parent as changed at that place of the timeline. */
  void touch(long id, EventOrder at) {
    if (id != 0) {
      put(get(id).touched(at));
      long parentId = get(id).facts().parentId();
      if (parentId != 0) {
        put(get(parentId).touched(at));
      }
    }
  }

  /** What there is to see of an item and its parent. */
  EventFacts facts(long id) {
    if (id == 0) {
      return EventFacts.NONE;
    }
    ItemState item = get(id);
    long parentId = item.facts().parentId();
    return new EventFacts(item.view(), parentId == 0 ? null : get(parentId).view(), 0);
  }
}

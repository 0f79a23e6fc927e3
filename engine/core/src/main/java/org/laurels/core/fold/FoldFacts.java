// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.fold;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.Event;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.item.ItemView;
import org.laurels.core.rule.Facts;
import org.laurels.core.time.Window;

/** The facts of one event as one member's fold reads them. */
final class FoldFacts implements Facts {
  private final MemberFold fold;
  private final FoldEvent event;
  private final @Nullable ItemView item;
  private final @Nullable ItemView parent;

  FoldFacts(MemberFold fold, FoldEvent event) {
    this(fold, event, event.facts().item());
  }

  /** Reads the item as it stood at another moment, such as when it was deleted. */
  FoldFacts(MemberFold fold, FoldEvent event, @Nullable ItemView item) {
    this.fold = fold;
    this.event = event;
    this.item = item;
    this.parent = event.facts().parent();
  }

  @Override
  public Object fact(String name) {
    if (name.startsWith("item.")) {
      return name.equals("item.rivals_peak")
          ? (Object) event.facts().rivalsPeak()
          : itemFact(item, name, 5);
    }
    if (name.startsWith("event.")) {
      return eventFact(name);
    }
    if (name.startsWith("parent.")) {
      return itemFact(parent, name, 7);
    }
    if (name.startsWith("member.")) {
      return fold.figure(name.substring(7), event.resolved().event().time());
    }
    if (name.startsWith("actor.")) {
      String value = event.resolved().witnessed().get(name.substring(6));
      return name.equals("actor.rank")
          ? (value == null ? "" : value)
          : (Object) (value == null ? 0L : Long.parseLong(value));
    }
    throw new IllegalArgumentException("no fact is called " + name);
  }

  private Object eventFact(String name) {
    Event said = event.resolved().event();
    return switch (name) {
      case "event.type" -> said.type();
      case "event.time" -> said.time();
      case "event.actor" -> fold.memberText(event.resolved().actorId());
      case "event.value" -> said.value();
      case "event.kind" -> said.kind();
      case "event.source" -> said.source();
      case "event.attributes" -> said.attributes();
      default -> throw new IllegalArgumentException("no fact is called " + name);
    };
  }

  private Object itemFact(@Nullable ItemView view, String name, int from) {
    if (view == null) {
      return nothing(name.substring(from));
    }
    var facts = view.facts();
    var figures = view.figures();
    return switch (name.substring(from)) {
      case "id" -> Long.toString(view.itemId());
      case "kind" -> facts.kind();
      case "author" -> fold.memberText(facts.authorId());
      case "board" -> facts.board();
      case "tags" -> facts.tags();
      case "created" -> facts.created() == null ? Instant.EPOCH : facts.created();
      case "attributes" -> facts.attributes();
      case "status" -> figures.status().name().toLowerCase(java.util.Locale.ROOT);
      case "score" -> figures.score();
      case "peak" -> figures.peak();
      case "views" -> figures.views();
      case "answers" -> (long) figures.answers();
      case "comments" -> (long) figures.comments();
      case "accepted" -> figures.accepted();
      case "solved" -> figures.acceptedAnswerId() != 0;
      case "position" -> (long) figures.position();
      default -> throw new IllegalArgumentException("no fact is called " + name);
    };
  }

  private static Object nothing(String field) {
    return switch (field) {
      case "tags" -> List.of();
      case "attributes" -> Map.of();
      case "created" -> Instant.EPOCH;
      case "accepted", "solved" -> false;
      case "id", "kind", "author", "board", "status" -> "";
      default -> 0L;
    };
  }

  @Override
  public long count(String eventType) {
    return fold.count(eventType);
  }

  @Override
  public long did(String eventType) {
    return fold.did(eventType);
  }

  @Override
  public long gained(String unit, Window window) {
    return fold.gained(unit, window, event.resolved().event().time());
  }

  @Override
  public long counter(String id) {
    return fold.counter(id);
  }

  @Override
  public long votes(String kind) {
    return item == null ? 0 : item.figures().votes().getOrDefault(kind, 0);
  }
}

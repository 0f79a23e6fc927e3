// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laurels.core.rule.Facts;
import org.laurels.core.time.Window;

/**
 * What a condition reads in the reference model.
 *
 * @param now null where a rank is looked at
 * @param item the item as it stood, which a keep-if reads at another moment
 */
record FactsModel(MemberModel member, @Nullable Happening now, @Nullable ItemModel item)
    implements Facts {
  @Override
  public Object fact(String name) {
    int dot = name.indexOf('.');
    String field = name.substring(dot + 1);
    return switch (name.substring(0, dot)) {
      case "event" -> ofEvent(field);
      case "item" -> field.equals("rivals_peak") ? happening().rivalsPeak : of(item, field);
      case "parent" -> of(happening().parent, field);
      case "member" ->
          field.equals("rank")
              ? member.rank(happening().event.time())
              : (Object) member.balances().getOrDefault(field, 0L);
      default -> throw new IllegalArgumentException("the model has no " + name);
    };
  }

  private Happening happening() {
    return requireNonNull(now, "a rank reads figures only");
  }

  private Object ofEvent(String field) {
    return switch (field) {
      case "actor" -> member.nameOf(happening().event.actorIdentity());
      case "value" -> happening().event.value();
      case "time" -> (Object) happening().event.time();
      case "kind" -> happening().event.kind();
      default -> throw new IllegalArgumentException("the model has no event." + field);
    };
  }

  private Object of(@Nullable ItemModel seen, String field) {
    ItemModel of = seen == null ? new ItemModel("") : seen;
    return switch (field) {
      case "id" -> of.name;
      case "kind" -> of.kind;
      case "author" -> member.nameOf(of.author);
      case "status" -> seen == null ? "" : of.status;
      case "score" -> of.score;
      case "peak" -> of.peak;
      case "views" -> of.views;
      case "answers" -> of.answers;
      case "comments" -> of.comments;
      case "accepted" -> of.accepted;
      case "solved" -> of.solved;
      case "position" -> of.position;
      default -> throw new IllegalArgumentException("the model has no item." + field);
    };
  }

  @Override
  public long count(String eventType) {
    return member.count(eventType, false);
  }

  @Override
  public long did(String eventType) {
    return member.count(eventType, true);
  }

  @Override
  public long gained(String unit, Window window) {
    Instant moment = happening().event.time();
    return member.gained(unit, window, moment);
  }

  @Override
  public long counter(String id) {
    return member.counter(id);
  }

  @Override
  public long votes(String kind) {
    return item == null ? 0 : item.votes.getOrDefault(kind, 0);
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventTypes;
import org.laurels.core.event.ItemMention;
import org.laurels.core.member.Identity;

/** An item in the reference model. Written to during one event only, then copied. */
final class ItemModel {
  final String name;
  String kind = "";
  String parent = "";
  String status = "live";
  @Nullable Identity author;
  final Map<String, Integer> votes = new HashMap<>();
  long score;
  long peak;
  long views;
  long answers;
  long comments;
  long position;
  boolean posted;
  boolean accepted;
  boolean solved;

  ItemModel(String name) {
    this.name = name;
  }

  static String nameOf(Event event, @Nullable String id) {
    return id == null ? "" : event.host() + ":" + id;
  }

  /** Takes over what an event says of the item. */
  void hear(Event event) {
    ItemMention said = Objects.requireNonNull(event.item());
    String saidAuthor = said.author();
    if (EventTypes.creates(event.type())) {
      kind = event.type().substring(0, event.type().indexOf('.'));
      saidAuthor = saidAuthor == null ? event.actor() : saidAuthor;
    }
    kind = said.kind() == null ? kind : said.kind();
    parent = said.parent() == null ? parent : nameOf(event, said.parent());
    author = saidAuthor == null ? author : new Identity(event.host(), saidAuthor);
  }

  boolean isAnswerTo(String question) {
    return kind.equals("answer") && parent.equals(question) && !question.isEmpty();
  }

  boolean isThere() {
    return posted && status.equals("live");
  }

  ItemModel copy() {
    ItemModel copy = new ItemModel(name);
    copy.kind = kind;
    copy.parent = parent;
    copy.status = status;
    copy.author = author;
    copy.votes.putAll(votes);
    copy.score = score;
    copy.peak = peak;
    copy.views = views;
    copy.answers = answers;
    copy.comments = comments;
    copy.position = position;
    copy.posted = posted;
    copy.accepted = accepted;
    copy.solved = solved;
    return copy;
  }
}

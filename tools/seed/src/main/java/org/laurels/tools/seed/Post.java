// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.seed;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.ItemMention;

/** Something written in the forum. */
final class Post {
  final String id;
  final String kind;
  final @Nullable Post parent;
  final Person author;
  final Instant created;

  /** Who has voted on it; only asked, never walked. */
  final Set<Person> voters = new HashSet<>();

  private @Nullable Instant goneFrom;
  private @Nullable Instant goneUntil;

  Post(String id, String kind, @Nullable Post parent, Person author, Instant created) {
    this.id = id;
    this.kind = kind;
    this.parent = parent;
    this.author = author;
    this.created = created;
  }

  /**
   * Says from when to when it cannot be seen.
   *
   * @param until null if it does not come back
   */
  void goes(Instant from, @Nullable Instant until) {
    this.goneFrom = from;
    this.goneUntil = until;
  }

  /** Whether it is there to be seen, and what it belongs to as well. */
  boolean stands(Instant at) {
    boolean gone =
        goneFrom != null && !at.isBefore(goneFrom) && (goneUntil == null || !at.isAfter(goneUntil));
    return at.isAfter(created) && !gone && (parent == null || parent.stands(at));
  }

  /** All that the forum says when it is written. */
  ItemMention told(@Nullable Board board, @Nullable List<String> tags, @Nullable String title) {
    return new ItemMention(
        id,
        kind,
        parent == null ? null : parent.id,
        author.id(),
        board == null ? null : board.id(),
        tags,
        created,
        "/" + kind + "s/" + id,
        title,
        Map.of());
  }

  /** What the forum says when something is done to it. */
  ItemMention named() {
    String parentId = parent == null ? null : parent.id;
    return new ItemMention(id, kind, parentId, author.id(), null, null, null, null, null, Map.of());
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run remembers of the dump: which rows there are. It is all that grows with the dump, by a
 * bit a row; who owns a post is remembered only where there is something to compare it with.
 */
final class DumpIds {
  final IdSet users = new IdSet();
  final IdSet questions = new IdSet();
  final IdSet answers = new IdSet();
  final IdSet otherPosts = new IdSet();
  final IdSet wikis = new IdSet();
  final IdSet closed = new IdSet();
  final IdSet votes = new IdSet();
  final IdSet comments = new IdSet();
  final IdSet history = new IdSet();

  /**
   * Files with a row that does not tell its id, so that nothing can be said to be missing there.
   */
  final Set<DumpTable> doubtful = EnumSet.noneOf(DumpTable.class);

  private final @Nullable IdPages owners;
  private Instant lastMoment = Instant.EPOCH;

  DumpIds(boolean rememberOwners) {
    owners = rememberOwners ? new IdPages() : null;
  }

  boolean hasPost(int id) {
    return isContribution(id) || otherPosts.has(id);
  }

  /** Whether it is a question or an answer. */
  boolean isContribution(int id) {
    return questions.has(id) || answers.has(id);
  }

  /** The id of a person of the community that a column names, or null. */
  @Nullable String member(RowReader row, String column) {
    long id = row.number(column, 0);
    return id > 0 && id <= IdSet.ID_MAX && users.has((int) id) ? String.valueOf(id) : null;
  }

  void owner(int post, @Nullable String member) {
    if (owners != null) {
      owners.put(post, member == null ? 0 : Integer.parseInt(member));
    }
  }

  /** Who owns a post, or null where nobody does. */
  @Nullable String owner(int post) {
    int owner = owners == null ? 0 : owners.get(post);
    return owner == 0 ? null : String.valueOf(owner);
  }

  void saw(Instant moment) {
    if (moment.isAfter(lastMoment)) {
      lastMoment = moment;
    }
  }

  /** The latest of all the moments that the dump tells of. */
  Instant lastMoment() {
    return lastMoment;
  }
}

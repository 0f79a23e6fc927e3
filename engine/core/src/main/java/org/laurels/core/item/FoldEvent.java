// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.item;

import java.util.List;

/**
 * An event with all that a member's fold reads: what its item looked like then, and when it was
 * switched off and on again since.
 */
public record FoldEvent(ResolvedEvent resolved, EventFacts facts, List<Toggle> toggles) {
  public FoldEvent {
    toggles = List.copyOf(toggles);
  }

  public long id() {
    return resolved.id();
  }

  /** Whether this identity acted, or wrote the item or its parent. */
  public boolean involves(long identityId) {
    return identityId != 0
        && (resolved.actorId() == identityId
            || facts.authorId() == identityId
            || facts.parentAuthorId() == identityId);
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.fold;

import java.util.List;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.rule.Role;

/**
 * Who the folded member is.
 *
 * @param numbers of the identities that are this member
 * @param memberOf names the member of any identity
 */
public record MemberIdentities(Set<Long> numbers, LongUnaryOperator memberOf) {
  private static final List<Role> ROLES = List.of(Role.values());

  boolean has(long identity) {
    return identity != 0 && numbers.contains(identity);
  }

  /** Whether the member has that role in the event. */
  boolean is(Role role, FoldEvent event) {
    return has(identityOf(role, event));
  }

  static long identityOf(Role role, FoldEvent event) {
    return switch (role) {
      case ACTOR -> event.resolved().actorId();
      case ITEM_AUTHOR -> event.facts().authorId();
      case PARENT_AUTHOR -> event.facts().parentAuthorId();
    };
  }

  /** The identity by which the member has the first of these roles; 0 where it has none. */
  long firstIn(List<Role> roles, FoldEvent event) {
    for (Role role : roles) {
      long identity = identityOf(role, event);
      if (has(identity)) {
        return identity;
      }
    }
    return 0;
  }

  /** The identity by which the member is involved in the event. */
  long firstIn(FoldEvent event) {
    long identity = firstIn(ROLES, event);
    if (identity == 0) {
      throw new IllegalArgumentException("event " + event.id() + " does not involve the member");
    }
    return identity;
  }

  /** The member of an identity as expressions see it; empty for none. */
  String text(long identity) {
    return identity == 0 ? "" : Long.toString(memberOf.applyAsLong(identity));
  }

  /** This member as expressions see it. */
  String text() {
    return text(numbers.iterator().next());
  }
}

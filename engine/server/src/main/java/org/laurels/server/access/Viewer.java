// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.laurels.core.community.Community;

/**
 * Who looks at a page. How they came in is known to {@link WayIn} alone; everything else asks here.
 */
public sealed interface Viewer {
  /** Nobody we know. */
  record Anonymous() implements Viewer {}

  /**
   * A member of one community.
   *
   * @param identityId number of the identity that came in
   */
  record Member(Community community, long memberId, long identityId) implements Viewer {
    public Member {
      requireNonNull(community, "community is null");
    }
  }

  /** Who runs the installation. */
  record Operator(long id, String name) implements Viewer {
    public Operator {
      requireNonNull(name, "name is null");
    }
  }

  /** Whether it is this very member of this community, and no operator either. */
  default boolean is(Community community, long memberId) {
    return this instanceof Member member
        && member.community().id() == community.id()
        && member.memberId() == memberId;
  }

  /** Whether pages of this community are shown that are not open to everyone. */
  default boolean maySee(Community community) {
    return this instanceof Operator
        || (this instanceof Member member && member.community().id() == community.id());
  }

  /** The viewer of a request; a request that reaches a page without one is a bug. */
  static Viewer of(ContainerRequestContext request) {
    if (request.getProperty(ViewerFilter.VIEWER) instanceof Viewer viewer) {
      return viewer;
    }
    throw new IllegalStateException("nobody looked who asks for " + request.getUriInfo().getPath());
  }
}

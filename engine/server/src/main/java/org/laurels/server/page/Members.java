// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.StandingStore;
import org.laurels.server.api.OpaqueId;
import org.laurels.server.board.MemberNames;

/** Finds members and says who they are. */
final class Members {
  private final StandingStore standings;
  private final MemberNames names;

  Members(StandingStore standings, MemberNames names) {
    this.standings = standings;
    this.names = names;
  }

  /**
   * The member that an address names.
   *
   * @throws NotFoundException if the community has none of that id
   * @throws ForbiddenException if the member has hidden the page from this viewer
   */
  MemberStanding find(Visit visit, String id) {
    MemberStanding member =
        standings.member(visit.community(), number(id)).orElseThrow(NotFoundException::new);
    if (isClosed(visit, member.memberId())) {
      throw new ForbiddenException();
    }
    return member;
  }

  /**
   * The member that an address names, for a page that is for this member and operators alone.
   *
   * @throws NotFoundException if the community has none of that id
   * @throws ForbiddenException if it is another member who looks
   */
  MemberStanding findPrivate(Visit visit, String id) {
    long number = number(id);
    if (!visit.mayLookAt(number)) {
      throw new ForbiddenException();
    }
    return standings.member(visit.community(), number).orElseThrow(NotFoundException::new);
  }

  /** The same for what the member alone may do, and operators may not. */
  MemberStanding findOwn(Visit visit, String id) {
    MemberStanding member = findPrivate(visit, id);
    if (visit.self() != member.memberId()) {
      throw new ForbiddenException();
    }
    return member;
  }

  /** Whether a member's page is not for this reader, who must not be told who it is, either. */
  boolean isClosed(Visit visit, long memberId) {
    MemberNames.Named named = names.of(visit.community(), List.of(memberId)).get(memberId);
    return named != null && isClosed(visit, named);
  }

  private static boolean isClosed(Visit visit, MemberNames.Named named) {
    return named.hidden() && !visit.mayLookAt(named.memberId());
  }

  /**
   * The number behind an id.
   *
   * @throws NotFoundException if it is no id of a member
   */
  static long number(String id) {
    try {
      return OpaqueId.MEMBER.number(id);
    } catch (IllegalArgumentException e) {
      throw new NotFoundException(e);
    }
  }

  MemberHead head(Visit visit, long memberId) {
    MemberHead head = heads(visit, List.of(memberId)).get(memberId);
    if (head == null) {
      throw new NotFoundException();
    }
    return head;
  }

  /** These members as pages show them, by their numbers; who is none any more is left out. */
  Map<Long, MemberHead> heads(Visit visit, Collection<Long> memberIds) {
    Map<Long, MemberHead> heads = new HashMap<>();
    names
        .of(visit.community(), memberIds)
        .forEach((id, named) -> heads.put(id, head(visit, named)));
    return heads;
  }

  private static MemberHead head(Visit visit, MemberNames.Named named) {
    boolean isClosed = isClosed(visit, named);
    String name = named.name();
    if (name.isEmpty()) {
      name = visit.words().of("member.former");
    } else if (isClosed) {
      name = visit.words().of("member.hidden");
    }
    return new MemberHead(
        name,
        named.rank().isEmpty() ? "" : visit.open().rankName(named.rank()),
        isClosed ? "" : address(visit, named.memberId()),
        MemberHead.initial(name));
  }

  /** Where the reader's own page is; empty for who is no member here. */
  static String own(Visit visit) {
    return visit.self() == 0 ? "" : address(visit, visit.self());
  }

  /** Where a member's page is. */
  static String address(Visit visit, long memberId) {
    return visit.link("/members/" + OpaqueId.MEMBER.of(memberId));
  }
}

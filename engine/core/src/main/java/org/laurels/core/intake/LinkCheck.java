// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventTypes;
import org.laurels.core.event.Merge;
import org.laurels.core.link.LinkRefusal;
import org.laurels.core.member.Identity;
import org.laurels.core.member.MemberLink;

/** Whether two identities may be linked. The lock it takes holds until the transaction ends. */
final class LinkCheck {
  private LinkCheck() {}

  /**
   * Why the two are not to be linked; empty where they are. The newcomer must stand alone: who
   * joins accounts that are linked with others moves more than the two that were proven.
   *
   * @param one may be linked with others
   */
  static Optional<LinkRefusal> refusal(IntakeUnit unit, long one, long newcomer) {
    if (one == newcomer) {
      return Optional.of(LinkRefusal.SAME_MEMBER);
    }
    List<MemberLink> both = unit.links().lockIdentities(new TreeSet<>(Set.of(one, newcomer)));
    long member = memberOf(both, one);
    long joiner = memberOf(both, newcomer);
    if (member == joiner) {
      return Optional.of(LinkRefusal.SAME_MEMBER);
    }
    List<MemberLink> all = unit.links().identitiesOf(Set.of(member, joiner));
    List<MemberLink> joining = all.stream().filter(each -> each.memberId() == joiner).toList();
    if (joining.size() > 1) {
      return Optional.of(LinkRefusal.LINKED_ELSEWHERE);
    }
    String host = joining.get(0).identity().host();
    boolean taken =
        all.stream()
            .filter(each -> each.memberId() == member)
            .anyMatch(each -> each.identity().host().equals(host));
    return taken ? Optional.of(LinkRefusal.HOST_TAKEN) : Optional.empty();
  }

  private static long memberOf(List<MemberLink> links, long identityId) {
    return links.stream()
        .filter(each -> each.identityId() == identityId)
        .findFirst()
        .orElseThrow()
        .memberId();
  }

  /** The engine's own event that says that two identities are one person. */
  static Event merge(IntakeUnit unit, Identity one, Identity other, Instant now) {
    return new Event(
        Event.OWN_SOURCE,
        "link:" + unit.nextId(),
        EventTypes.MEMBER_MERGED,
        now,
        0,
        one.id(),
        null,
        1,
        Map.of(Event.HOST, one.host(), Merge.OTHER, other.id(), Merge.OTHER_HOST, other.host()),
        null);
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import org.laurels.core.community.Community;
import org.laurels.core.intake.Explanation;
import org.laurels.core.member.Identity;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.StandingStore;

/**
 * Puts the hosts' own ids where a condition read the engine's numbers, so that people know who is
 * meant. Made for one answer: it asks once for each member. Not thread-safe.
 */
public final class HostNames {
  private static final Set<String> MEMBERS =
      Set.of("event.actor", "item.author", "parent.author", "member.id");
  private static final String ITEM = "item.id";

  private final LongFunction<List<Identity>> identitiesOf;
  private final Map<Long, List<Identity>> known = new HashMap<>();

  private final LongPredicate isHidden;
  private final String hidden;

  /** Names everybody: for those who may see all. */
  public HostNames(StandingStore standings, Community community) {
    this(standings, community, member -> false, "");
  }

  /**
   * @param isHidden whether the reader must not be told who a member is
   * @param hidden stands for all of these
   */
  public HostNames(
      StandingStore standings, Community community, LongPredicate isHidden, String hidden) {
    this.identitiesOf =
        number ->
            standings.member(community, number).map(MemberStanding::identities).orElse(List.of());
    this.isHidden = isHidden;
    this.hidden = hidden;
  }

  /** The same with names that people know in its values. */
  public Explanation.Considered in(Explanation.Considered considered) {
    Map<String, String> values = new LinkedHashMap<>(considered.values());
    values.replaceAll((fact, value) -> named(fact, value, considered));
    return considered.withValues(values);
  }

  private String named(String fact, String value, Explanation.Considered considered) {
    if (fact.equals(ITEM) && considered.itemId() != null) {
      return considered.itemId();
    }
    // Nobody is written as an empty text.
    return MEMBERS.contains(fact) && !value.isEmpty()
        ? member(Long.parseLong(value), considered.event().source())
        : value;
  }

  /** By the host that told of it where the member is known there. Conditions compare members. */
  private String member(long number, String host) {
    if (isHidden.test(number)) {
      return hidden;
    }
    List<Identity> identities = known.computeIfAbsent(number, identitiesOf::apply);
    for (Identity identity : identities) {
      if (identity.host().equals(host)) {
        return identity.id();
      }
    }
    return identities.isEmpty()
        ? OpaqueId.MEMBER.of(number)
        : identities.get(0).id() + " (" + identities.get(0).host() + ")";
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.laurels.core.community.Community;
import org.laurels.core.event.EventKey;
import org.laurels.core.intake.Explanation;
import org.laurels.core.intake.IntakeStore;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.standing.StandingStore;

/** Finds out what an event caused, and which rules listened to it and why they gave nothing. */
public final class EventExplainer {
  private final StandingStore standings;
  private final IntakeStore intakeStore;
  private final Explanation explanation;

  public EventExplainer(StandingStore standings, IntakeStore intakeStore, Explanation explanation) {
    this.standings = standings;
    this.intakeStore = intakeStore;
    this.explanation = explanation;
  }

  Optional<EventReceipt> explain(Community community, EventKey key) {
    return standings.event(community, key).map(event -> explain(community, event));
  }

  private EventReceipt explain(Community community, FoldEvent event) {
    EventKey key = event.resolved().event().key();
    HostNames names = new HostNames(standings, community);
    List<EventReceipt.RuleView> rules = new ArrayList<>();
    for (long member : membersIn(community, event)) {
      for (Explanation.Considered considered : explanation.of(community, member)) {
        if (considered.event().equals(key)) {
          rules.add(EventReceipt.RuleView.of(member, names.in(considered)));
        }
      }
    }
    return EventReceipt.of(event, standings.causedBy(community, key), rules);
  }

  private Set<Long> membersIn(Community community, FoldEvent event) {
    Set<Long> identities = new TreeSet<>();
    identities.add(event.resolved().actorId());
    identities.add(event.facts().authorId());
    identities.add(event.facts().parentAuthorId());
    identities.remove(0L);
    return identities.isEmpty()
        ? Set.of()
        : new TreeSet<>(intakeStore.write(community, unit -> unit.membersOf(identities)).values());
  }
}

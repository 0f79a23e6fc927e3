// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.laurels.core.event.EventKey;
import org.laurels.core.intake.Explanation;
import org.laurels.core.intake.Explanation.Considered;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.StandingStore;
import org.laurels.server.api.HostNames;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.ProblemException;

/**
 * Reads why. An answer folds the member's whole timeline once more, so only a few are worked out at
 * a time: the many who look at boards do not wait for the few who ask.
 */
final class WhyReader {
  private static final int AT_A_TIME_MAX = 4;
  private static final int HAPPENINGS_MAX = 50;

  private final Explanation explanation;
  private final StandingStore standings;
  private final Members members;
  private final Semaphore places = new Semaphore(AT_A_TIME_MAX);

  WhyReader(Explanation explanation, StandingStore standings, Members members) {
    this.explanation = explanation;
    this.standings = standings;
    this.members = members;
  }

  /** What rules made of one event. */
  WhyPage ofEvent(Visit visit, MemberStanding member, EventKey key) {
    return read(visit, member, key.id(), considered -> considered.event().equals(key));
  }

  /** What rules made of every event about an item, or of the events with this id. */
  WhyPage about(Visit visit, MemberStanding member, String id) {
    return id.isEmpty()
        ? page(visit, member, id, Map.of())
        : read(
            visit,
            member,
            id,
            considered -> id.equals(considered.itemId()) || id.equals(considered.event().id()));
  }

  private WhyPage read(
      Visit visit, MemberStanding member, String asked, Predicate<Considered> wanted) {
    HostNames names =
        new HostNames(
            standings,
            visit.community(),
            other -> members.isClosed(visit, other),
            visit.words().of("member.hidden"));
    Map<EventKey, List<Considered>> byEvent = new LinkedHashMap<>();
    for (Considered considered : explain(visit, member)) {
      if (wanted.test(considered)) {
        byEvent
            .computeIfAbsent(considered.event(), event -> new ArrayList<>())
            .add(names.in(considered));
      }
    }
    return page(visit, member, asked, byEvent);
  }

  private List<Considered> explain(Visit visit, MemberStanding member) {
    if (!places.tryAcquire()) {
      throw new ProblemException(ErrorCode.OVERLOADED, "Too many ask why at once; ask again.");
    }
    try {
      return explanation.of(visit.community(), member.memberId());
    } finally {
      places.release();
    }
  }

  private WhyPage page(
      Visit visit, MemberStanding member, String asked, Map<EventKey, List<Considered>> byEvent) {
    Verdicts verdicts = new Verdicts(visit);
    List<WhyPage.Happening> happenings = new ArrayList<>();
    byEvent.values().stream()
        .limit(HAPPENINGS_MAX)
        .forEach(
            considered -> {
              Considered first = considered.get(0);
              String item = first.itemId();
              happenings.add(
                  new WhyPage.Happening(
                      visit.words().eventType(first.eventType()),
                      item == null ? "" : item,
                      first.event().source() + " / " + first.event().id(),
                      visit.words().moment(first.happenedAt()),
                      considered.stream().map(verdicts::of).toList()));
            });
    MemberHead head = members.head(visit, member.memberId());
    return new WhyPage(
        head, asked, head.address() + "/why", happenings, byEvent.size() > HAPPENINGS_MAX);
  }
}

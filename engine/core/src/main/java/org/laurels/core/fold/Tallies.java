// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.fold;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.laurels.core.board.Tally;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.ledger.Line;
import org.laurels.core.ledger.LineKey;
import org.laurels.core.ledger.Reason;
import org.laurels.core.programme.Programmes;
import org.laurels.core.rule.Facts;
import org.laurels.core.rule.Role;

/**
 * What boards and appraisals count beside units, as lines of the books. The newest version says
 * what is counted, for all of the past: both are ways to look at what has happened, and reward
 * nobody.
 */
final class Tallies {
  private static final String CAUSE = "tally";

  private final Programmes programmes;
  private final List<Tally> tallies;
  private final MemberIdentities member;
  private final Map<Long, FoldEvent> events = new LinkedHashMap<>();
  private final Map<Long, Boolean> live = new LinkedHashMap<>();

  /** Conditioned tallies by the events that met them when they happened. */
  private final Map<Long, Set<String>> met = new HashMap<>();

  Tallies(Programmes programmes, MemberIdentities member) {
    this.programmes = programmes;
    this.tallies = programmes.latest().programme().tallies();
    this.member = member;
  }

  /** Notes which conditions an event meets at the moment at which it happens. */
  void happen(FoldEvent event, Facts facts) {
    String type = event.resolved().event().type();
    for (Tally tally : tallies) {
      if (tally.condition() != null && type.equals(tally.eventType()) && tally.isMetBy(facts)) {
        met.computeIfAbsent(event.id(), id -> new HashSet<>()).add(tally.series());
      }
    }
    set(event, true);
  }

  /** From now on the event counts, or ceases to. */
  void set(FoldEvent event, boolean counts) {
    if (!tallies.isEmpty()) {
      events.put(event.id(), event);
      live.put(event.id(), counts);
    }
  }

  /** The lines of all tallies, given what the books say of units. */
  List<Line> lines(List<Line> ofUnits) {
    List<Line> lines = new ArrayList<>();
    for (Tally tally : tallies) {
      if (tally.eventType() != null) {
        counts(tally, lines);
      } else {
        parts(tally, ofUnits, lines);
      }
    }
    return lines;
  }

  /** One for each event of the type, to the author of its item or to who did it. */
  private void counts(Tally tally, List<Line> lines) {
    for (FoldEvent event : events.values()) {
      if (event.resolved().event().type().equals(tally.eventType())
          && Boolean.TRUE.equals(live.get(event.id()))
          && tally.takes(event)
          && isMet(tally, event)) {
        Role whose = event.facts().authorId() == 0 ? Role.ACTOR : Role.ITEM_AUTHOR;
        long identity = MemberIdentities.identityOf(whose, event);
        if (member.has(identity)) {
          var happened = event.resolved().event().time();
          LineKey key = new LineKey(event.id(), CAUSE, identity, tally.series(), Reason.AWARD);
          lines.add(new Line(key, programmes.at(happened).number(), 1, happened));
        }
      }
    }
  }

  private boolean isMet(Tally tally, FoldEvent event) {
    return tally.condition() == null
        || met.getOrDefault(event.id(), Set.of()).contains(tally.series());
  }

  /** What was gained of a unit on the items that the tally takes. */
  private void parts(Tally tally, List<Line> ofUnits, List<Line> lines) {
    for (Line line : ofUnits) {
      FoldEvent event = events.get(line.key().eventId());
      if (event != null && line.key().unit().equals(tally.unit()) && tally.takes(event)) {
        LineKey of = line.key();
        LineKey key =
            new LineKey(of.eventId(), of.cause(), of.identityId(), tally.series(), of.reason());
        lines.add(new Line(key, line.version(), line.amount(), line.happenedAt()));
      }
    }
  }
}

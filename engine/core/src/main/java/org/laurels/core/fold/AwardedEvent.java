// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.fold;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.ledger.Line;
import org.laurels.core.ledger.LineKey;
import org.laurels.core.ledger.Reason;

/** An event with the awards it brought one member. */
final class AwardedEvent {
  final FoldEvent event;
  final List<Award> awards;

  /** What floors gave back, by unit, when the path was last walked. */
  final Map<String, Long> floors = new HashMap<>(2);

  AwardedEvent(FoldEvent event, List<Award> awards) {
    this.event = event;
    this.awards = awards;
  }

  /** Whether an award of the same rule that stands before this one has taken a time of a limit. */
  boolean hasTakenTime(Award award, WindowKey window) {
    for (Award before : awards) {
      if (before == award) {
        return false;
      }
      if (before.active
          && before.given > 0
          && before.rule.id().equals(award.rule.id())
          && before.takesTimeOf(window)) {
        return true;
      }
    }
    return false;
  }

  void addLines(List<Line> lines) {
    var happened = event.resolved().event().time();
    Map<String, Award> last = new HashMap<>(2);
    for (Award award : awards) {
      if (!award.active) {
        continue;
      }
      last.put(award.unit, award);
      LineKey key =
          new LineKey(event.id(), award.rule.id(), award.identityId, award.unit, Reason.AWARD);
      lines.add(new Line(key, award.version, award.asked, happened));
      if (award.given != award.asked) {
        LineKey held =
            new LineKey(
                event.id(),
                award.rule.id() + "/" + award.heldBy,
                award.identityId,
                award.unit,
                Reason.LIMIT);
        lines.add(new Line(held, award.version, award.given - award.asked, happened));
      }
    }
    floors.forEach(
        (unit, amount) -> {
          Award award = last.get(unit);
          if (award != null) {
            LineKey key = new LineKey(event.id(), "floor", award.identityId, unit, Reason.FLOOR);
            lines.add(new Line(key, award.version, amount, happened));
          }
        });
  }

  static List<Line> lines(List<AwardedEvent> events) {
    List<Line> lines = new ArrayList<>(events.size());
    events.forEach(event -> event.addLines(lines));
    return lines;
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.item.Toggle;
import org.laurels.core.ledger.Line;
import org.laurels.core.ledger.LineKey;
import org.laurels.core.ledger.Reason;
import org.laurels.core.programme.ProgrammeVersion;
import org.laurels.core.programme.Programmes;
import org.laurels.core.programme.UnitDefinition;
import org.laurels.core.rule.DeletionPolicy;
import org.laurels.core.rule.Facts;

/** All that a member starts with and has been awarded, and what limits and floors leave of it. */
final class Awards {
  private final Programmes programmes;
  private final List<Line> startLines = new ArrayList<>();
  private final List<AwardedEvent> awarded = new ArrayList<>();
  private final Map<Long, AwardedEvent> byEvent = new HashMap<>();
  private AmountPath path;
  private boolean pathStale;

  Awards(Programmes programmes, MemberState state) {
    this.programmes = programmes;
    this.path = new AmountPath(programmes, state.balances(), state.windows());
  }

  /** Gives what every member has from the beginning. */
  void start(long identity, Instant time) {
    start(programmes.at(time), identity, time, false);
    start(programmes.spendableAt(time), identity, time, true);
  }

  private void start(ProgrammeVersion version, long identity, Instant time, boolean spendable) {
    for (UnitDefinition unit : version.programme().units().values()) {
      if (unit.start() != 0 && unit.spendable() == spendable) {
        LineKey key = new LineKey(0, "start", identity, unit.id(), Reason.START);
        startLines.add(new Line(key, version.number(), unit.start(), time));
        path.balances.merge(unit.id(), unit.start(), Long::sum);
      }
    }
  }

  /** Adds what the newest event gave. */
  void add(FoldEvent event, List<Award> awards) {
    if (awards.isEmpty()) {
      return;
    }
    AwardedEvent with = new AwardedEvent(event, awards);
    awarded.add(with);
    byEvent.put(event.id(), with);
    if (!pathStale) {
      path.walk(with);
    }
  }

  /**
   * Takes what an event gave out of the path, or puts it in again.
   *
   * @param then what a keep-if policy reads
   */
  void toggle(FoldEvent event, Toggle.Kind kind, Facts then) {
    AwardedEvent with = byEvent.get(event.id());
    if (with == null) {
      return;
    }
    for (Award award : with.awards) {
      boolean now =
          switch (kind) {
            case RESTORED -> true;
            case HIDDEN -> award.active && isKept(award, then);
            case WITHDRAWN -> false;
          };
      if (award.active != now) {
        award.active = now;
        pathStale = true;
      }
    }
  }

  private static boolean isKept(Award award, Facts then) {
    DeletionPolicy policy = award.whenDeleted();
    return policy instanceof DeletionPolicy.Keep
        || (policy instanceof DeletionPolicy.KeepIf keepIf
            && Evaluation.holds(keepIf.condition(), then));
  }

  /** The path over all that counts now, walked anew where something was taken out of it. */
  AmountPath path() {
    if (pathStale) {
      AmountPath anew = new AmountPath(programmes, Map.of(), Map.of());
      startLines.forEach(l -> anew.balances.merge(l.key().unit(), l.amount(), Long::sum));
      awarded.forEach(anew::walk);
      path = anew;
      pathStale = false;
    }
    return path;
  }

  /** What the books should say of it. */
  List<Line> lines() {
    path();
    List<Line> lines = new ArrayList<>(startLines);
    lines.addAll(AwardedEvent.lines(awarded));
    return lines;
  }
}

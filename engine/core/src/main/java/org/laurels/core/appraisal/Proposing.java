// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.appraisal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.laurels.core.board.BoardStore;
import org.laurels.core.board.BoardUnit;
import org.laurels.core.board.Period;
import org.laurels.core.community.Community;
import org.laurels.core.cycle.PayoutPeriod;

/**
 * Proposes brackets from the daily sums of the ledger, which hold no event that was taken back and
 * are cut in the programme's zone. Thread-safe.
 */
public final class Proposing {
  private final BoardStore sums;
  private final AppraisalStore store;

  public Proposing(BoardStore sums, AppraisalStore store) {
    this.sums = sums;
    this.store = store;
  }

  /** What was counted, by member, and who belongs to whom. */
  private record Counted(Map<Long, CountedFigures> byMember, Map<Long, Long> moved) {
    long memberOf(long identity) {
      return moved.getOrDefault(identity, identity);
    }
  }

  /**
   * Proposes a bracket for everybody of whom anything was counted. Who was erased is left out: what
   * they did is nobody's any more.
   */
  public Proposal of(
      Community community, Appraisal appraisal, PayoutPeriod period, ZoneId zone, Instant now) {
    Period days =
        new Period(
            period.first().toString(), period.first().toEpochDay(), period.next().toEpochDay());
    Counted counted = sums.write(community, unit -> counted(unit, appraisal, days, zone));
    Map<Long, List<Appraised>> decided = new HashMap<>();
    standing(store.decided(community, appraisal.id(), period.first()))
        .forEach(
            one ->
                decided
                    .computeIfAbsent(counted.memberOf(one.identityId()), m -> new ArrayList<>())
                    .add(one));
    Map<Long, CountedFigures> all = new TreeMap<>(counted.byMember());
    // Of whom all was taken back since, there still is a decision.
    decided.keySet().forEach(member -> all.putIfAbsent(member, none(appraisal)));
    List<Proposal.Line> lines = new ArrayList<>();
    all.forEach(
        (member, figures) ->
            lines.add(
                new Proposal.Line(
                    member,
                    figures,
                    appraisal.proposed(figures),
                    decided.getOrDefault(member, List.of()))));
    lines.sort(
        Comparator.comparingInt(
                (Proposal.Line line) -> appraisal.brackets().indexOf(line.bracket()))
            .thenComparing(Comparator.comparingLong(Proposing::sum).reversed())
            .thenComparing(Proposal.Line::memberId));
    return new Proposal(appraisal, period, !now.isBefore(period.cutOff(zone)), lines);
  }

  private static long sum(Proposal.Line line) {
    return line.figures().counts().values().stream().mapToLong(Long::longValue).sum();
  }

  private static CountedFigures none(Appraisal appraisal) {
    Map<String, Long> counts = new LinkedHashMap<>();
    appraisal.figures().forEach(figure -> counts.put(figure.id(), 0L));
    return new CountedFigures(counts);
  }

  /** The decisions that stand: of each identity the one of the greatest revision. */
  static List<Appraised> standing(List<Appraised> decided) {
    Map<Long, Appraised> newest = new TreeMap<>();
    decided.forEach(
        one -> newest.merge(one.identityId(), one, (a, b) -> a.revision() > b.revision() ? a : b));
    return List.copyOf(newest.values());
  }

  private static Counted counted(BoardUnit unit, Appraisal appraisal, Period days, ZoneId zone) {
    unit.gather(zone);
    Map<Long, Long> moved = unit.moved();
    Map<Long, Map<String, Long>> counts = new HashMap<>();
    for (Figure figure : appraisal.figures()) {
      unit.eachTotal(
          figure.tally().series(),
          days,
          (identity, amount, reached) -> {
            if (amount != 0) {
              counts
                  .computeIfAbsent(moved.getOrDefault(identity, identity), m -> zeros(appraisal))
                  .merge(figure.id(), amount, Long::sum);
            }
          });
    }
    unit.profiles(List.copyOf(counts.keySet()))
        .forEach(
            (member, profile) -> {
              if (profile.erased()) {
                counts.remove(member);
              }
            });
    Map<Long, CountedFigures> byMember = new HashMap<>();
    counts.forEach((member, figures) -> byMember.put(member, new CountedFigures(figures)));
    return new Counted(byMember, moved);
  }

  private static Map<String, Long> zeros(Appraisal appraisal) {
    return new LinkedHashMap<>(none(appraisal).counts());
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurels.core.appraisal.Appraised;
import org.laurels.core.appraisal.Bracket;
import org.laurels.core.appraisal.Proposal;

/**
 * What is proposed for a period, and what was decided of it.
 *
 * @param period the first day
 * @param last the last day
 * @param over whether the period is over, so that it can be confirmed
 * @param mark stands for the proposal; whoever confirms names it
 * @param open of how many members nothing is decided
 * @param brackets the highest first
 * @param members the highest bracket first, at most {@link #MEMBERS_MAX}
 * @param more how many members are not here
 */
public record AppraisalView(
    String appraisal,
    String name,
    String period,
    String last,
    boolean over,
    String mark,
    int open,
    List<BracketView> brackets,
    List<Row> members,
    int more) {
  static final int MEMBERS_MAX = 1_000;

  /**
   * A bracket.
   *
   * @param condition on the figures; null for the last one, which takes who is left
   * @param proposed how many members are proposed for it of whom nothing is decided
   */
  public record BracketView(
      String id, String name, long value, @Nullable String condition, long proposed) {}

  /**
   * A member.
   *
   * @param figures what is counted now
   * @param proposed what these figures suggest now
   * @param decisions that stand; more than one where members were merged afterwards
   */
  public record Row(
      String member, Map<String, Long> figures, String proposed, List<Decision> decisions) {
    static Row of(Proposal.Line line) {
      return new Row(
          OpaqueId.MEMBER.of(line.memberId()),
          line.figures().counts(),
          line.bracket().id(),
          line.decided().stream().map(Decision::of).toList());
    }
  }

  /**
   * What a person decided.
   *
   * @param decision its id, which a correction names
   * @param figures as they were counted then
   */
  public record Decision(
      String decision,
      int revision,
      String proposed,
      String bracket,
      long value,
      String note,
      String by,
      String at,
      Map<String, Long> figures) {
    static Decision of(Appraised decided) {
      return new Decision(
          OpaqueId.DECISION.of(decided.id()),
          decided.revision(),
          decided.proposed(),
          decided.chosen(),
          decided.value(),
          decided.note(),
          decided.by(),
          decided.at().toString(),
          decided.figures().counts());
    }
  }

  static AppraisalView of(Proposal proposal) {
    List<Proposal.Line> open = proposal.open();
    return new AppraisalView(
        proposal.appraisal().id(),
        proposal.appraisal().name(),
        proposal.period().first().toString(),
        proposal.period().last().toString(),
        proposal.isOver(),
        proposal.mark(),
        open.size(),
        proposal.appraisal().brackets().stream().map(one -> bracket(one, open)).toList(),
        proposal.lines().stream().limit(MEMBERS_MAX).map(Row::of).toList(),
        Math.max(0, proposal.lines().size() - MEMBERS_MAX));
  }

  private static BracketView bracket(Bracket bracket, List<Proposal.Line> open) {
    return new BracketView(
        bracket.id(),
        bracket.name(),
        bracket.value(),
        bracket.condition() == null ? null : bracket.condition().text(),
        open.stream().filter(line -> line.bracket().equals(bracket)).count());
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.laurels.core.badge.BadgeGrant;
import org.laurels.core.community.Community;
import org.laurels.core.fold.FoldListener;
import org.laurels.core.fold.FoldResult;
import org.laurels.core.fold.MemberState;
import org.laurels.core.ledger.Line;
import org.laurels.core.ledger.Reason;
import org.laurels.core.programme.Programmes;

/** Folds the real history with another programme, and books nothing. */
public final class Backtest {
  private static final int PART = 200;

  private final IntakeStore store;
  private final AuditStore rows;
  private final ProgrammeBook programmes;

  public Backtest(IntakeStore store, AuditStore rows, ProgrammeBook programmes) {
    this.store = store;
    this.rows = rows;
    this.programmes = programmes;
  }

  /** Awards of one rule, before limits and floors. */
  public record RuleTotal(long awards, long amount) {
    static final RuleTotal NONE = new RuleTotal(0, 0);

    RuleTotal plus(long more) {
      return new RuleTotal(awards + 1, amount + more);
    }
  }

  /** A member's balance of a unit under both programmes. */
  public record Moved(long memberId, String unit, long before, long after) {}

  /** What one programme comes to. */
  public static final class Side {
    private final Map<String, RuleTotal> rules = new TreeMap<>();
    private final Map<String, Long> badges = new TreeMap<>();
    private final Map<String, Long> ranks = new TreeMap<>();
    private final Map<String, Long> balances = new TreeMap<>();

    /** Awards by rule and unit, such as "answer-upvoted reputation". */
    public Map<String, RuleTotal> rules() {
      return rules;
    }

    /** Badges granted, by badge. */
    public Map<String, Long> badges() {
      return badges;
    }

    /** Members by rank; members without one under the empty text. */
    public Map<String, Long> ranks() {
      return ranks;
    }

    /** Sum of all members' balances, by unit. */
    public Map<String, Long> balances() {
      return balances;
    }

    private void add(FoldResult result) {
      for (Line line : result.lines()) {
        if (line.key().reason() == Reason.AWARD) {
          String name = line.key().cause() + " " + line.key().unit();
          rules.merge(
              name, RuleTotal.NONE.plus(line.amount()), (one, more) -> one.plus(line.amount()));
        }
      }
      for (BadgeGrant grant : result.grants()) {
        badges.merge(grant.key().badge(), 1L, Long::sum);
      }
      ranks.merge(result.state().rank(), 1L, Long::sum);
      result.state().balances().forEach((unit, n) -> balances.merge(unit, n, Long::sum));
    }
  }

  /**
   * Both programmes side by side.
   *
   * @param moved every member whose balance differs
   */
  public record Comparison(long members, Side before, Side after, List<Moved> moved) {}

  /** Folds every member with the programme in force and with the draft. */
  public Comparison run(Community community, Programmes draft, Audit.Progress progress) {
    Side before = new Side();
    Side after = new Side();
    List<Moved> moved = new java.util.ArrayList<>();
    long done = 0;
    long total = rows.members(community);
    List<Long> ids = rows.membersAfter(community, 0, PART);
    while (!ids.isEmpty()) {
      List<Long> part = ids;
      store
          .write(community, unit -> fold(unit, community, part, draft))
          .forEach(
              both -> {
                before.add(both.before());
                after.add(both.after());
                compare(both, moved);
              });
      done += part.size();
      progress.done("members", done, total);
      ids = rows.membersAfter(community, part.get(part.size() - 1), PART);
    }
    return new Comparison(done, before, after, List.copyOf(moved));
  }

  private record Both(long memberId, FoldResult before, FoldResult after) {}

  private List<Both> fold(
      IntakeUnit unit, Community community, List<Long> memberIds, Programmes draft) {
    Programmes current = programmes.upTo(community, unit.programmeVersion());
    Map<Long, Long> memberByIdentity = new HashMap<>();
    List<Both> both = new java.util.ArrayList<>();
    for (long member : new TreeSet<>(memberIds)) {
      Set<Long> identities = unit.identitiesOf(Set.of(member));
      MemberStage stage = new MemberStage(unit, current, Instant.EPOCH, memberByIdentity);
      both.add(
          new Both(
              member,
              stage.whole(identities, FoldListener.NONE),
              new MemberStage(unit, draft, Instant.EPOCH, memberByIdentity)
                  .whole(identities, FoldListener.NONE)));
    }
    return both;
  }

  private static void compare(Both both, List<Moved> moved) {
    MemberState before = both.before().state();
    MemberState after = both.after().state();
    Set<String> units = new HashSet<>(before.balances().keySet());
    units.addAll(after.balances().keySet());
    for (String unit : units) {
      long was = before.balances().getOrDefault(unit, 0L);
      long is = after.balances().getOrDefault(unit, 0L);
      if (was != is) {
        moved.add(new Moved(both.memberId(), unit, was, is));
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.badge.Badge;
import org.laurels.core.community.Community;
import org.laurels.core.fold.CurrentFacts;
import org.laurels.core.fold.Honours;
import org.laurels.core.fold.MemberFold;
import org.laurels.core.fold.MemberIdentities;
import org.laurels.core.fold.MemberState;
import org.laurels.core.programme.ProgrammeVersion;
import org.laurels.core.programme.Programmes;
import org.laurels.core.programme.Rank;
import org.laurels.core.rule.EvaluationException;
import org.laurels.core.rule.Facts;
import org.laurels.core.rule.Goal;
import org.laurels.core.time.Window;

/**
 * What comes next for a member: the badges and the rank that they do not have yet, with how far
 * they are. Says nothing of conditions that cannot be told by figures. Thread-safe.
 */
public final class Progress {
  /** Stands for the figure of a streak. */
  public static final String STREAK = "streak";

  private final IntakeStore store;
  private final ProgrammeBook programmes;
  private final Clock clock;

  public Progress(IntakeStore store, ProgrammeBook programmes, Clock clock) {
    this.store = store;
    this.programmes = programmes;
    this.clock = clock;
  }

  /**
   * How far a member is with one figure.
   *
   * @param figure as a programme writes it, such as {@code member.count('solution.accepted')}, or
   *     {@link #STREAK} for weeks in a row
   */
  public record Part(String figure, long have, long want) {
    /** How near it is, from 0 to 1000. */
    public int nearness() {
      return have >= want || want <= 0 ? 1000 : (int) Math.floor(1000.0 * Math.max(0, have) / want);
    }
  }

  /**
   * A badge that a member does not hold.
   *
   * @param parts what it wants; never empty
   */
  public record BadgeProgress(Badge badge, List<Part> parts) {
    public BadgeProgress {
      parts = List.copyOf(parts);
    }

    /** How near it is, from 0 to 1000: as near as the part that is furthest away. */
    public int nearness() {
      return parts.stream().mapToInt(Part::nearness).min().orElse(0);
    }
  }

  /**
   * The rank after the one held.
   *
   * @param parts what it wants; empty where that cannot be told by figures
   */
  public record RankProgress(Rank rank, List<Part> parts) {
    public RankProgress {
      parts = List.copyOf(parts);
    }
  }

  /**
   * What comes next for a member.
   *
   * @param rank held now; null where there is none
   * @param rankUntil when it is lost unless its condition holds again; null where it is safe
   * @param nextRank null where there is none above
   * @param badges the nearest first
   */
  public record Outlook(
      @Nullable Rank rank,
      @Nullable Instant rankUntil,
      @Nullable RankProgress nextRank,
      List<BadgeProgress> badges) {
    public Outlook {
      badges = List.copyOf(badges);
    }
  }

  /** What comes next for a member, by the newest version of the programme. */
  public Outlook of(Community community, long memberId) {
    return store.read(community, reads -> look(reads, community, memberId));
  }

  private Outlook look(IntakeReads reads, Community community, long memberId) {
    Instant now = Instant.now(clock);
    Programmes current = programmes.upTo(community, reads.programmeVersion());
    Set<Long> identities = reads.identitiesOf(Set.of(memberId));
    Map<Long, MemberState> states = reads.readMembers(Set.of(memberId));
    MemberIdentities member = new MemberIdentities(identities, identity -> memberId);
    MemberState state = states.getOrDefault(memberId, MemberState.EMPTY);
    state = MemberFold.further(current, member, state, Set.of(), List.of(), now).state();
    Set<String> held = reads.badgesOf(identities);
    Facts facts = new CurrentFacts(current, state, now);
    List<Rank> ranks = current.latest().programme().ranks();
    int at = indexOf(ranks, state.rank());
    return new Outlook(
        at < 0 ? null : ranks.get(at),
        state.honours().rankUntil(),
        at + 1 < ranks.size()
            ? new RankProgress(
                ranks.get(at + 1), parts(ranks.get(at + 1).condition().goals(), facts))
            : null,
        badges(current, held, state, facts, now));
  }

  private static int indexOf(List<Rank> ranks, String id) {
    for (int i = 0; i < ranks.size(); i++) {
      if (ranks.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  private static List<BadgeProgress> badges(
      Programmes current, Set<String> held, MemberState state, Facts facts, Instant now) {
    ProgrammeVersion latest = current.latest();
    List<BadgeProgress> badges = new ArrayList<>();
    Set<String> families = new HashSet<>();
    for (Badge badge : latest.programme().badges()) {
      boolean open =
          badge.each() == Badge.Each.MEMBER
              && !badge.terms().secret()
              && badge.isOpenAt(now)
              && !current.isRetired(badge, latest, now)
              && !held.contains(badge.id())
              && !state.honours().badges().containsKey(badge.id());
      List<Part> parts = open ? parts(badge, current, state, facts, now) : List.of();
      String family = badge.terms().family();
      // Of several tiers the next one.
      if (!parts.isEmpty() && (family == null || families.add(family))) {
        badges.add(new BadgeProgress(badge, parts));
      }
    }
    badges.sort(Comparator.comparingInt(BadgeProgress::nearness).reversed());
    return badges;
  }

  private static List<Part> parts(
      Badge badge, Programmes current, MemberState state, Facts facts, Instant now) {
    int weeks = badge.terms().streakWeeks();
    if (weeks > 0) {
      Honours.Streak streak = state.honours().streaks().get(badge.id());
      long week = current.startOf(Window.WEEK, now);
      return List.of(new Part(STREAK, streak == null ? 0 : streak.in(week), weeks));
    }
    return parts(badge.condition().goals(), facts);
  }

  private static List<Part> parts(List<Goal> goals, Facts facts) {
    List<Part> parts = new ArrayList<>();
    for (Goal goal : goals) {
      try {
        parts.add(new Part(goal.figure().text(), goal.figure().evaluate(facts), goal.atLeast()));
      } catch (EvaluationException e) {
        // A sum beyond any number: nothing can be said of it.
        return List.of();
      }
    }
    return parts;
  }
}

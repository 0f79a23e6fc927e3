// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.programme;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laurels.core.appraisal.Appraisal;
import org.laurels.core.appraisal.Figure;
import org.laurels.core.badge.Badge;
import org.laurels.core.board.Board;
import org.laurels.core.board.Tally;
import org.laurels.core.cycle.PayoutTerms;
import org.laurels.core.reward.Reward;
import org.laurels.core.rule.Role;
import org.laurels.core.rule.Rule;

/**
 * What a community's contributions are worth, compiled and checked.
 *
 * @param zone in which days, weeks and months are cut
 * @param readsActor whether any expression reads figures of the actor, which must then be written
 *     down with the event
 * @param boards who is compared with whom, for how long
 * @param rewards what credits are good for
 * @param campaigns when rules give more
 * @param budgets how much rules may give in all
 * @param payouts when credits are paid out, and how
 * @param appraisals what help is found worth once a period
 */
public record Programme(
    String id,
    ZoneId zone,
    Map<String, UnitDefinition> units,
    List<Rule> rules,
    List<Counter> counters,
    List<Badge> badges,
    List<Rank> ranks,
    boolean readsActor,
    List<Board> boards,
    List<Reward> rewards,
    List<Campaign> campaigns,
    List<Budget> budgets,
    PayoutTerms payouts,
    List<Appraisal> appraisals,
    Index index) {

  public Programme(
      String id,
      ZoneId zone,
      Map<String, UnitDefinition> units,
      List<Rule> rules,
      List<Counter> counters,
      List<Badge> badges,
      List<Rank> ranks,
      boolean readsActor) {
    this(
        id,
        zone,
        Map.copyOf(units),
        List.copyOf(rules),
        List.copyOf(counters),
        List.copyOf(badges),
        List.copyOf(ranks),
        readsActor,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        PayoutTerms.NONE,
        List.of(),
        new Index(
            byType(rules, Rule::on),
            byType(counters, Counter::on),
            byType(badges, Badge::on),
            byId(badges),
            ranks.stream().filter(Rank::isKept).toList()));
  }

  /** The same programme with these boards. */
  public Programme withBoards(List<Board> others) {
    return with(others, rewards, campaigns, budgets, payouts, appraisals);
  }

  /** The same programme with these rewards. */
  public Programme withRewards(List<Reward> others) {
    return with(boards, others, campaigns, budgets, payouts, appraisals);
  }

  /** The same programme with these campaigns. */
  public Programme withCampaigns(List<Campaign> others) {
    return with(boards, rewards, others, budgets, payouts, appraisals);
  }

  /** The same programme with these budgets. */
  public Programme withBudgets(List<Budget> others) {
    return with(boards, rewards, campaigns, others, payouts, appraisals);
  }

  /** The same programme with these payouts. */
  public Programme withPayouts(PayoutTerms others) {
    return with(boards, rewards, campaigns, budgets, others, appraisals);
  }

  /** The same programme with these appraisals. */
  public Programme withAppraisals(List<Appraisal> others) {
    return with(boards, rewards, campaigns, budgets, payouts, others);
  }

  private Programme with(
      List<Board> nowBoards,
      List<Reward> nowRewards,
      List<Campaign> nowCampaigns,
      List<Budget> nowBudgets,
      PayoutTerms nowPayouts,
      List<Appraisal> nowAppraisals) {
    return new Programme(
        id,
        zone,
        units,
        rules,
        counters,
        badges,
        ranks,
        readsActor,
        List.copyOf(nowBoards),
        List.copyOf(nowRewards),
        List.copyOf(nowCampaigns),
        List.copyOf(nowBudgets),
        nowPayouts,
        List.copyOf(nowAppraisals),
        index);
  }

  /** The campaign that raises a rule for what happened then: of several, the one that does most. */
  public @Nullable Campaign campaign(String rule, Instant happened) {
    Campaign most = null;
    for (Campaign campaign : campaigns) {
      if (campaign.raises(rule, happened)
          && (most == null || campaign.thousandths() > most.thousandths())) {
        most = campaign;
      }
    }
    return most;
  }

  public @Nullable Reward reward(String rewardId) {
    return rewards.stream().filter(reward -> reward.id().equals(rewardId)).findFirst().orElse(null);
  }

  public @Nullable Appraisal appraisal(String appraisalId) {
    return appraisals.stream().filter(one -> one.id().equals(appraisalId)).findFirst().orElse(null);
  }

  /** What its boards and appraisals count beside units, each once. */
  public List<Tally> tallies() {
    Map<String, Tally> bySeries = new LinkedHashMap<>();
    Board.tallies(boards).forEach(tally -> bySeries.put(tally.series(), tally));
    for (Appraisal appraisal : appraisals) {
      for (Figure figure : appraisal.figures()) {
        bySeries.putIfAbsent(figure.tally().series(), figure.tally());
      }
    }
    return List.copyOf(bySeries.values());
  }

  /** What listens to each event type, so that an event meets only the rules meant for it. */
  public record Index(
      Map<String, List<Rule>> rules,
      Map<String, List<Counter>> counters,
      Map<String, List<Badge>> badges,
      Map<String, Badge> badgesById,
      List<Rank> keptRanks) {}

  public List<Rule> rulesOn(String type) {
    return index.rules().getOrDefault(type, List.of());
  }

  public List<Counter> countersOn(String type) {
    return index.counters().getOrDefault(type, List.of());
  }

  public List<Badge> badgesOn(String type) {
    return index.badges().getOrDefault(type, List.of());
  }

  public @Nullable Badge badge(String id) {
    return index.badgesById().get(id);
  }

  /** The ranks that can be held while their condition fails. */
  public List<Rank> keptRanks() {
    return index.keptRanks();
  }

  /** Whether an event of this type can mean anything for who has that role in it. */
  public boolean concerns(Role role, String type) {
    for (Rule rule : rulesOn(type)) {
      if (rule.givesTo(role)) {
        return true;
      }
    }
    for (Counter counter : countersOn(type)) {
      if (counter.of() == role) {
        return true;
      }
    }
    for (Badge badge : badgesOn(type)) {
      if (badge.giveTo(type).contains(role)) {
        return true;
      }
    }
    return false;
  }

  public @Nullable UnitDefinition unit(String unit) {
    return units.get(unit);
  }

  private static Map<String, Badge> byId(List<Badge> badges) {
    Map<String, Badge> byId = new HashMap<>();
    badges.forEach(badge -> byId.put(badge.id(), badge));
    return Map.copyOf(byId);
  }

  private static <T> Map<String, List<T>> byType(List<T> all, Function<T, Set<String>> types) {
    Map<String, List<T>> byType = new HashMap<>();
    for (T one : all) {
      for (String type : types.apply(one)) {
        byType.computeIfAbsent(type, t -> new ArrayList<>()).add(one);
      }
    }
    byType.replaceAll((type, list) -> List.copyOf(list));
    return Map.copyOf(byType);
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laurels.core.appraisal.Appraisal;
import org.laurels.core.badge.Badge;
import org.laurels.core.board.Board;
import org.laurels.core.cycle.PayoutTerms;
import org.laurels.core.programme.Budget;
import org.laurels.core.programme.Campaign;
import org.laurels.core.programme.Counter;
import org.laurels.core.programme.Programme;
import org.laurels.core.programme.Rank;
import org.laurels.core.programme.UnitDefinition;
import org.laurels.core.reward.Reward;
import org.laurels.core.rule.Limit;
import org.laurels.core.rule.Rule;
import org.laurels.expression.ExpressionCompiler;
import org.laurels.expression.Suggestion;
import org.laurels.expression.Vocabulary;

/**
 * Reads programme documents. A document is taken whole or refused with all its problems; reading
 * never fails in another way.
 *
 * <p>Immutable and thread-safe if the given function is.
 */
public final class ProgrammeReader {
  private final Function<String, Optional<String>> starters;

  /**
   * Makes a reader.
   *
   * @param starters finds the text of a programme that a document extends; see {@link Starters}
   */
  public ProgrammeReader(Function<String, Optional<String>> starters) {
    this.starters = starters;
  }

  /**
   * Reads a document that is one file.
   *
   * @param file its name, for problems
   */
  public ProgrammeReading read(String file, String text) {
    return read(Map.of(file, text));
  }

  /** Reads a document that is a folder of files: texts by file name, merged by section. */
  public ProgrammeReading read(Map<String, String> files) {
    Problems problems = new Problems();
    DraftReader reader = new DraftReader(starters, problems);
    Draft draft = reader.read(files);
    if (!reader.isComplete()) {
      return new ProgrammeReading.Refused(problems.sorted());
    }
    Optional<ProgrammeReading.Accepted> accepted = read(draft, reader.extended());
    return accepted.isPresent() && problems.isEmpty()
        ? accepted.get()
        : new ProgrammeReading.Refused(problems.sorted());
  }

  private static Optional<ProgrammeReading.Accepted> read(
      Draft draft, Map<String, String> extended) {
    Fields head = draft.head();
    Optional<String> id = head.require("programme").flatMap(Value::id);
    @Nullable String title = head.find("title").flatMap(Value::title).orElse(null);
    ZoneId zone = head.find("zone").flatMap(ProgrammeReader::zone).orElse(ZoneOffset.UTC);
    Map<String, UnitDefinition> units = UnitReader.read(draft);
    Map<String, Limit> limits = new LimitReader(units.keySet()).read(draft);
    Set<String> counterIds = draft.entries(Section.COUNTERS).keySet();
    Vocabulary vocabulary = new Vocabulary(zone, units.keySet(), counterIds, EventTypeNames.KNOWN);
    Terms terms = new Terms(new ExpressionCompiler(vocabulary), units, limits);
    List<Rule> rules = new RuleReader(terms, draft).read(draft);
    List<Counter> counters = new CounterReader(terms, draft.problems()).read(draft);
    List<Badge> badges = new BadgeReader(terms, zone, draft.problems()).read(draft);
    List<Rank> ranks = new RankReader(terms).read(draft);
    List<Board> boards = new BoardReader(units.keySet()).read(draft);
    List<Reward> rewards = new RewardReader(terms, zone, draft).read(draft);
    List<Campaign> campaigns = new CampaignReader(zone, draft).read(draft);
    List<Budget> budgets = new BudgetReader(units, rules, campaigns, draft).read(draft);
    PayoutTerms payouts =
        new PayoutTerms(new CycleReader(terms).read(draft), PayoutGateReader.read(head));
    List<Appraisal> appraisals =
        new AppraisalReader(terms, vocabulary, payouts.cycles(), draft).read(draft);
    Look look = LookReader.read(head);
    Embeds embeds = EmbedsReader.read(head);
    return id.map(
        name ->
            new ProgrammeReading.Accepted(
                new Programme(name, zone, units, rules, counters, badges, ranks, terms.readsActor())
                    .withBoards(boards)
                    .withRewards(rewards)
                    .withCampaigns(campaigns)
                    .withBudgets(budgets)
                    .withPayouts(payouts)
                    .withAppraisals(appraisals),
                title,
                look,
                embeds,
                extended));
  }

  private static Optional<ZoneId> zone(Value value) {
    Optional<String> said = value.scalar("a time zone");
    try {
      return said.map(ZoneId::of);
    } catch (DateTimeException e) {
      String name = said.orElse("");
      value
          .problems()
          .add(
              value.place(),
              "unknown time zone '" + name + "'",
              Suggestion.nearest(name, ZoneId.getAvailableZoneIds()).orElse(null));
      return Optional.empty();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.laurels.core.programme.Campaign;

/** Reads the campaigns of a document, of which no two raise the same rule at once. */
final class CampaignReader {
  private static final Pattern FACTOR = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3})?");
  private static final long ONE = 1_000;
  private static final long FACTOR_MAX = 100 * ONE;

  private final Moments moments;
  private final Map<String, Fields> statedRules;
  private final Problems problems;

  CampaignReader(ZoneId zone, Draft draft) {
    this.moments = new Moments(zone);
    // Those that are stated: one that is wrong in itself is not unknown for that.
    this.statedRules = draft.entries(Section.RULES);
    this.problems = draft.problems();
  }

  List<Campaign> read(Draft draft) {
    List<Campaign> campaigns = new ArrayList<>();
    Map<String, Fields> entries = draft.entries(Section.CAMPAIGNS);
    entries.forEach((id, fields) -> read(id, fields).ifPresent(campaigns::add));
    checkOverlaps(campaigns, entries);
    return campaigns;
  }

  private Optional<Campaign> read(String id, Fields fields) {
    fields.allow(List.of("id", "name", "from", "until", "rules", "multiply"));
    String name = fields.find("name").flatMap(Value::title).orElseGet(() -> BadgeReader.nameOf(id));
    Optional<Instant> from = fields.require("from").flatMap(moments::start);
    Optional<Instant> until = fields.require("until").flatMap(moments::end);
    Optional<Long> thousandths = fields.require("multiply").flatMap(CampaignReader::factor);
    Optional<Set<String>> rules =
        fields.has("rules")
            ? fields.find("rules").flatMap(new RuleNames(statedRules.keySet())::read)
            : Optional.of(Set.of());
    if (from.isEmpty() || until.isEmpty()) {
      return Optional.empty();
    }
    if (!from.get().isBefore(until.get())) {
      problems.add(fields.placeOf("until"), "'until' lies before 'from'");
      return Optional.empty();
    }
    return thousandths.isEmpty() || rules.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Campaign(id, name, from.get(), until.get(), rules.get(), thousandths.get()));
  }

  /** A number with at most three decimals, taken by the letter so that it is exact. */
  private static Optional<Long> factor(Value value) {
    Optional<String> said = value.scalar("a factor such as 2 or 1.5");
    if (said.isEmpty()) {
      return Optional.empty();
    }
    if (FACTOR.matcher(said.get()).matches()) {
      long thousandths = new BigDecimal(said.get()).movePointRight(3).longValueExact();
      if (thousandths > ONE && thousandths <= FACTOR_MAX) {
        return Optional.of(thousandths);
      }
    }
    value
        .problems()
        .add(
            value.place(),
            "a factor above 1, of at most 100 and three decimals, such as 2 or 1.5 is wanted here");
    return Optional.empty();
  }

  /** Rule by rule, so that campaigns may run at once where they are about different things. */
  private void checkOverlaps(List<Campaign> campaigns, Map<String, Fields> entries) {
    List<Campaign> sorted = new ArrayList<>(campaigns);
    sorted.sort(Comparator.comparing(Campaign::from).thenComparing(Campaign::id));
    Set<String> told = new HashSet<>();
    for (String rule : statedRules.keySet()) {
      @Nullable Campaign longest = null;
      for (Campaign campaign : sorted) {
        if (!campaign.concerns(rule)) {
          continue;
        }
        if (longest != null
            && campaign.from().isBefore(longest.until())
            && told.add(campaign.id() + " " + longest.id())) {
          tell(longest, campaign, rule, entries);
        }
        if (longest == null || campaign.until().isAfter(longest.until())) {
          longest = campaign;
        }
      }
    }
  }

  private void tell(Campaign former, Campaign latter, String rule, Map<String, Fields> entries) {
    @Nullable Fields fields = entries.get(latter.id());
    if (fields != null) {
      problems.add(
          fields.placeOf("from"),
          "the campaign '%s' begins before '%s' ends, and both raise the rule '%s'"
              .formatted(latter.id(), former.id(), rule));
    }
  }
}

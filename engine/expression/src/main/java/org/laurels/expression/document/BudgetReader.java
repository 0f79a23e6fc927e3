// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.laurels.core.programme.Budget;
import org.laurels.core.programme.Campaign;
import org.laurels.core.programme.UnitDefinition;
import org.laurels.core.rule.Rule;
import org.laurels.core.time.Window;
import org.laurels.core.wallet.CreditTerms;

/** Reads what a document lets its rules cost. */
final class BudgetReader {
  private static final List<String> KEYS =
      List.of("id", "unit", "amount", "per", "rules", "campaign", "warn-at");
  private static final Map<String, Window> PERIODS =
      Map.of(
          "month", Window.MONTH,
          "quarter", Window.QUARTER,
          "year", Window.YEAR,
          "total", Window.EVER);
  private static final List<String> PERIOD_NAMES = List.of("month", "quarter", "year", "total");
  private static final List<Integer> WARN_AT_USUALLY = List.of(80, 95);

  /** No longer than amounts are, so that nobody makes us count for long. */
  private static final Pattern MONEY =
      Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,4})?) ([A-Z]{3})");

  private final Map<String, UnitDefinition> units;
  private final Map<String, Rule> rules = new LinkedHashMap<>();
  private final Map<String, Campaign> campaigns = new LinkedHashMap<>();
  private final Set<String> statedUnits;
  private final Set<String> statedRules;
  private final Set<String> statedCampaigns;
  private final Problems problems;

  BudgetReader(
      Map<String, UnitDefinition> units, List<Rule> rules, List<Campaign> campaigns, Draft draft) {
    this.units = units;
    rules.forEach(rule -> this.rules.put(rule.id(), rule));
    campaigns.forEach(campaign -> this.campaigns.put(campaign.id(), campaign));
    // Those that are stated: one that is wrong in itself is not unknown for that.
    this.statedUnits = draft.entries(Section.UNITS).keySet();
    this.statedRules = draft.entries(Section.RULES).keySet();
    this.statedCampaigns = draft.entries(Section.CAMPAIGNS).keySet();
    this.problems = draft.problems();
  }

  List<Budget> read(Draft draft) {
    List<Budget> budgets = new ArrayList<>();
    draft
        .entries(Section.BUDGETS)
        .forEach((id, fields) -> read(id, fields).ifPresent(budgets::add));
    return budgets;
  }

  private Optional<Budget> read(String id, Fields fields) {
    fields.allow(KEYS);
    Optional<UnitDefinition> unit = fields.require("unit").flatMap(this::unit);
    Optional<Long> amount = fields.require("amount").flatMap(value -> amount(value, unit));
    Optional<Window> per =
        fields
            .require("per")
            .flatMap(value -> value.oneOf("period", PERIOD_NAMES))
            .map(PERIODS::get);
    Optional<Set<String>> covered =
        fields.has("rules")
            ? fields.find("rules").flatMap(value -> rules(value, unit))
            : Optional.of(Set.of());
    Optional<Campaign> campaign = fields.find("campaign").flatMap(this::campaign);
    List<Integer> warnAt = fields.find("warn-at").map(this::percentages).orElse(WARN_AT_USUALLY);
    if (fields.has("rules") && fields.has("campaign")) {
      problems.add(
          fields.placeOf("campaign"),
          "a budget pays 'rules' or a 'campaign', and a campaign has rules of its own");
    }
    boolean isWhole = covered.isPresent() && (campaign.isPresent() || !fields.has("campaign"));
    return unit.isEmpty() || amount.isEmpty() || per.isEmpty() || !isWhole
        ? Optional.empty()
        : Optional.of(
            new Budget(
                id,
                unit.get().id(),
                amount.get(),
                per.get(),
                covered.get(),
                campaign.orElse(null),
                warnAt));
  }

  private Optional<UnitDefinition> unit(Value value) {
    Optional<String> said = value.scalar("a unit");
    @Nullable UnitDefinition unit = said.map(units::get).orElse(null);
    if (unit != null && unit.spendable()) {
      return Optional.of(unit);
    }
    if (unit != null) {
      problems.add(
          value.place(),
          "'%s' costs nothing, since it is not spendable; a budget bounds what is"
              .formatted(unit.id()));
    } else if (said.isPresent() && !statedUnits.contains(said.get())) {
      Set<String> spendable = new TreeSet<>();
      units.values().stream()
          .filter(UnitDefinition::spendable)
          .forEach(one -> spendable.add(one.id()));
      problems.addUnknown(value.place(), "unit", said.get(), spendable);
    }
    return Optional.empty();
  }

  /** So many of the unit, or money that so many of it are worth. */
  private Optional<Long> amount(Value value, Optional<UnitDefinition> unit) {
    if (value.isNumber() || value.isMapping() || value.isList()) {
      return value.number(1, DocumentLimits.AMOUNT_MAX);
    }
    Optional<String> said = value.scalar("an amount such as 50000 or 500.00 EUR");
    Matcher money = MONEY.matcher(said.orElse(""));
    if (said.isPresent() && !money.matches()) {
      problems.add(
          value.place(),
          "a whole number from 1 to %d, or money such as '500.00 EUR', is wanted here"
              .formatted(DocumentLimits.AMOUNT_MAX));
    }
    return said.isEmpty() || !money.matches() || unit.isEmpty()
        ? Optional.empty()
        : worth(value, new BigDecimal(money.group(1)), money.group(2), unit.get());
  }

  private Optional<Long> worth(
      Value value, BigDecimal money, String currency, UnitDefinition unit) {
    @Nullable CreditTerms terms = unit.credit();
    @Nullable String known = terms == null ? null : terms.currency();
    if (terms == null || known == null || !known.equals(currency) || terms.worth() < 1) {
      problems.add(
          value.place(),
          known == null
              ? "'%s' has no worth in money: say 'worth' and 'currency' in its terms, or a number"
                  .formatted(unit.id())
              : "'%s' is worth %s, not %s".formatted(unit.id(), known, currency),
          known == null ? null : money.toPlainString() + " " + known);
      return Optional.empty();
    }
    BigDecimal coins = money.movePointRight(Currency.getInstance(known).getDefaultFractionDigits());
    if (coins.stripTrailingZeros().scale() > 0) {
      problems.add(value.place(), "the smallest coin of %s is larger than that".formatted(known));
      return Optional.empty();
    }
    // Rounded down: a coin that is worth less than one unit buys none.
    BigInteger amount =
        coins.setScale(0, RoundingMode.UNNECESSARY).toBigInteger().divide(big(terms.worth()));
    if (amount.signum() == 0 || amount.compareTo(big(DocumentLimits.AMOUNT_MAX)) > 0) {
      problems.add(
          value.place(),
          "this is worth %d '%s', where 1 to %d are wanted"
              .formatted(amount, unit.id(), DocumentLimits.AMOUNT_MAX));
      return Optional.empty();
    }
    return Optional.of(amount.longValueExact());
  }

  private static BigInteger big(long number) {
    return BigInteger.valueOf(number);
  }

  private Optional<Set<String>> rules(Value value, Optional<UnitDefinition> unit) {
    Optional<Set<String>> named = new RuleNames(statedRules).read(value);
    for (Value one : value.oneOrMore()) {
      @Nullable Rule rule = one.isMapping() || one.isList() ? null : rule(one);
      if (rule != null
          && unit.isPresent()
          && rule.gives().stream().noneMatch(give -> give.unit().equals(unit.get().id()))) {
        problems.add(
            one.place(), "the rule '%s' gives no '%s'".formatted(rule.id(), unit.get().id()));
        named = Optional.empty();
      }
    }
    return named;
  }

  private @Nullable Rule rule(Value value) {
    return rules.values().stream().filter(r -> value.isText(r.id())).findFirst().orElse(null);
  }

  private Optional<Campaign> campaign(Value value) {
    Optional<String> said = value.scalar("the id of a campaign");
    if (said.isPresent() && !statedCampaigns.contains(said.get())) {
      problems.addUnknown(value.place(), "campaign", said.get(), statedCampaigns);
    }
    return said.map(campaigns::get);
  }

  private List<Integer> percentages(Value value) {
    Set<Integer> percentages = new TreeSet<>();
    for (Value one : value.oneOrMore()) {
      one.number(1, 100)
          .ifPresent(
              percent -> {
                if (!percentages.add(percent.intValue())) {
                  problems.add(one.place(), percent + " is here twice");
                }
              });
    }
    return List.copyOf(percentages);
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.laurels.core.cycle.Cycle;
import org.laurels.core.cycle.Silence;
import org.laurels.core.cycle.Way;
import org.laurels.core.programme.UnitDefinition;
import org.laurels.core.reward.Match;
import org.laurels.core.wallet.CreditTerms;

/** Reads when a document pays credits out, and how. */
final class CycleReader {
  private static final List<String> KEYS =
      List.of("id", "name", "unit", "begins", "choice-days", "ways", "silent");
  private static final List<String> KINDS =
      Arrays.stream(Way.Kind.values()).map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList();
  private static final String ROLL_OVER = "roll-over";
  private static final String ROLL_OVER_ONCE = "roll-over-once-then-expire";
  private static final Pattern DAY = Pattern.compile("[0-9]{2}-[0-9]{2}");
  private static final int BEGINS_MAX = 12;
  private static final int WAYS_MAX = 20;
  private static final int CHOICE_DAYS_MAX = 90;
  private static final int MATCH_MAX = 1_000;

  private final Terms terms;

  CycleReader(Terms terms) {
    this.terms = terms;
  }

  List<Cycle> read(Draft draft) {
    List<Cycle> cycles = new ArrayList<>();
    draft.entries(Section.CYCLES).forEach((id, fields) -> read(id, fields).ifPresent(cycles::add));
    return cycles;
  }

  private Optional<Cycle> read(String id, Fields fields) {
    fields.allow(KEYS);
    String name = fields.find("name").flatMap(Value::title).orElseGet(() -> BadgeReader.nameOf(id));
    Optional<CreditTerms> paid = fields.require("unit").flatMap(this::paid);
    Optional<List<MonthDay>> begins = fields.require("begins").flatMap(CycleReader::begins);
    Optional<Long> days =
        fields.require("choice-days").flatMap(value -> value.number(1, CHOICE_DAYS_MAX));
    Map<String, Way> ways = new LinkedHashMap<>();
    Optional<Value> stated = fields.require("ways");
    boolean known = stated.map(value -> ways(value, paid.orElse(null), ways)).orElse(false);
    Optional<Silence> silence =
        fields.require("silent").flatMap(value -> silence(value, ways, known));
    return paid.isEmpty()
            || begins.isEmpty()
            || days.isEmpty()
            || ways.isEmpty()
            || silence.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Cycle(
                id,
                name,
                fields.find("unit").flatMap(value -> value.scalar("a unit")).orElseThrow(),
                begins.get(),
                days.get().intValue(),
                List.copyOf(ways.values()),
                silence.get()));
  }

  /** The terms of a unit that is worth money: nothing else can be paid out. */
  private Optional<CreditTerms> paid(Value value) {
    Optional<String> said = value.scalar("a unit");
    @Nullable UnitDefinition unit = said.map(terms.units()::get).orElse(null);
    if (unit == null) {
      said.ifPresent(
          name ->
              value
                  .problems()
                  .addUnknown(value.place(), "unit", name, new TreeSet<>(terms.units().keySet())));
      return Optional.empty();
    }
    @Nullable CreditTerms credit = unit.credit();
    if (credit == null || credit.currency() == null) {
      value
          .problems()
          .add(
              value.place(),
              "'%s' cannot be paid out: its unit does not say 'spendable: {worth: 1, currency: GBP}'"
                  .formatted(unit.id()));
      return Optional.empty();
    }
    return Optional.of(credit);
  }

  /** The days on which periods begin: what ends where the next begins leaves no gap. */
  private static Optional<List<MonthDay>> begins(Value value) {
    List<MonthDay> begins = new ArrayList<>();
    List<Value> all = value.oneOrMore();
    if (all.isEmpty() || all.size() > BEGINS_MAX) {
      value
          .problems()
          .add(
              value.place(), "1 to " + BEGINS_MAX + " days such as [06-01, 12-01] are wanted here");
      return Optional.empty();
    }
    boolean isFine = true;
    for (Value one : all) {
      Optional<MonthDay> day = one.scalar("a day such as 06-01").flatMap(said -> day(one, said));
      isFine &= day.isPresent();
      if (day.isPresent() && begins.contains(day.get())) {
        one.problems().add(one.place(), "two periods cannot begin on the same day");
        isFine = false;
      }
      day.ifPresent(begins::add);
    }
    return isFine ? Optional.of(begins) : Optional.empty();
  }

  private static Optional<MonthDay> day(Value at, String said) {
    try {
      if (DAY.matcher(said).matches()) {
        MonthDay day = MonthDay.parse("--" + said);
        if (!day.equals(MonthDay.of(2, 29))) {
          return Optional.of(day);
        }
      }
    } catch (DateTimeException e) {
      // Said below, with what is none of a calendar.
    }
    at.problems()
        .add(at.place(), "'" + said + "' is no day that each year has, month first: 06-01");
    return Optional.empty();
  }

  /** Whether all ways could be named, so that what is missing is really missing. */
  private boolean ways(Value value, @Nullable CreditTerms paid, Map<String, Way> ways) {
    List<Value> all = value.list("a list of ways").orElse(List.of());
    if (value.isList() && (all.isEmpty() || all.size() > WAYS_MAX)) {
      value.problems().add(value.place(), "1 to " + WAYS_MAX + " ways are wanted here");
    }
    boolean known = !all.isEmpty();
    for (Value one : all) {
      Optional<Fields> fields = one.fields("a way with an 'id'");
      Optional<String> id = fields.flatMap(found -> found.require("id")).flatMap(Value::id);
      known &= id.isPresent();
      if (id.isPresent() && List.of(ROLL_OVER, ROLL_OVER_ONCE).contains(id.get())) {
        one.problems().add(one.place(), "a way cannot be called '" + id.get() + "'");
      }
      if (id.isPresent() && ways.containsKey(id.get())) {
        one.problems().add(one.place(), "there are two ways with the id '" + id.get() + "'");
      }
      Optional<Way> way = fields.flatMap(found -> way(id.orElse("way"), found, paid));
      known &= way.isPresent();
      id.ifPresent(name -> way.ifPresent(found -> ways.putIfAbsent(name, found)));
    }
    return known;
  }

  private static Optional<Way> way(String id, Fields fields, @Nullable CreditTerms paid) {
    fields.allow(List.of("id", "name", "kind", "at-least", "currency", "match", "match-at-most"));
    String name = fields.find("name").flatMap(Value::title).orElseGet(() -> BadgeReader.nameOf(id));
    Optional<Way.Kind> kind =
        fields
            .require("kind")
            .flatMap(value -> value.oneOf("kind of way", KINDS))
            .map(said -> Way.Kind.valueOf(said.toUpperCase(Locale.ROOT)));
    Optional<Long> least =
        fields.has("at-least")
            ? fields.find("at-least").flatMap(value -> value.number(1, DocumentLimits.AMOUNT_MAX))
            : Optional.of(1L);
    fields.find("currency").ifPresent(value -> checkCurrency(value, paid));
    Match match = match(fields, kind);
    return kind.isEmpty() || least.isEmpty()
        ? Optional.empty()
        : Optional.of(new Way(id, name, kind.get(), least.get(), match));
  }

  private static void checkCurrency(Value value, @Nullable CreditTerms paid) {
    Optional<String> said = value.scalar("a currency");
    if (said.isPresent() && paid != null && !said.get().equals(paid.currency())) {
      value
          .problems()
          .add(
              value.place(),
              "the credits are worth %s, they cannot be paid in '%s'"
                  .formatted(paid.currency(), said.get()),
              paid.currency());
    }
  }

  private static Match match(Fields fields, Optional<Way.Kind> kind) {
    for (String key : List.of("match", "match-at-most")) {
      if (fields.has(key) && kind.filter(said -> said != Way.Kind.CHARITY).isPresent()) {
        fields.problems().add(fields.placeOf(key), "only a gift to charity has '" + key + "'");
      }
    }
    if (fields.has("match-at-most") && !fields.has("match")) {
      fields
          .problems()
          .add(
              fields.placeOf("match-at-most"),
              "'match-at-most' bounds what 'match' adds, which is not here");
    }
    int percent =
        fields.find("match").flatMap(value -> value.number(0, MATCH_MAX)).orElse(0L).intValue();
    @Nullable Long atMost =
        fields
            .find("match-at-most")
            .flatMap(value -> value.number(1, DocumentLimits.AMOUNT_MAX))
            .orElse(null);
    return new Match(percent, atMost);
  }

  private static Optional<Silence> silence(Value value, Map<String, Way> ways, boolean known) {
    Optional<String> said = value.scalar("what becomes of those who choose nothing");
    if (said.isEmpty()) {
      return Optional.empty();
    }
    if (said.get().equals(ROLL_OVER) || said.get().equals(ROLL_OVER_ONCE)) {
      return Optional.of(new Silence.RollOver(said.get().equals(ROLL_OVER_ONCE)));
    }
    if (ways.containsKey(said.get())) {
      return Optional.of(new Silence.Take(said.get()));
    }
    if (known) {
      List<String> names = new ArrayList<>(List.of(ROLL_OVER, ROLL_OVER_ONCE));
      names.addAll(ways.keySet());
      value
          .problems()
          .addUnknown(value.place(), "roll-over nor way of this cycle", said.get(), names);
    }
    return Optional.empty();
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laurels.core.programme.UnitDefinition;
import org.laurels.core.reward.Reward;
import org.laurels.core.rule.Expression;
import org.laurels.expression.Reach;

/** Reads what a document offers for credits. */
final class RewardReader {
  private static final List<String> KEYS =
      List.of(
          "id",
          "name",
          "about",
          "kind",
          "unit",
          "price",
          "open",
          "stock",
          "per-member",
          "if",
          "from",
          "until",
          "approval",
          "match",
          "match-at-most");
  private static final List<String> KINDS =
      Arrays.stream(Reward.Kind.values())
          .map(kind -> kind.name().toLowerCase(Locale.ROOT))
          .toList();
  private static final List<String> APPROVALS = List.of("always", "first", "never");
  private static final int MATCH_MAX = 1_000;

  private final Terms terms;
  private final Moments moments;
  private final Map<String, Fields> statedUnits;

  RewardReader(Terms terms, ZoneId zone, Draft draft) {
    this.terms = terms;
    this.moments = new Moments(zone);
    this.statedUnits = draft.entries(Section.UNITS);
  }

  List<Reward> read(Draft draft) {
    List<Reward> rewards = new ArrayList<>();
    draft
        .entries(Section.REWARDS)
        .forEach((id, fields) -> read(id, fields).ifPresent(rewards::add));
    return rewards;
  }

  private Optional<Reward> read(String id, Fields fields) {
    fields.allow(KEYS);
    String name = fields.find("name").flatMap(Value::title).orElseGet(() -> BadgeReader.nameOf(id));
    String about = fields.find("about").flatMap(Value::title).orElse("");
    Optional<Reward.Kind> kind = fields.require("kind").flatMap(RewardReader::kind);
    Optional<String> unit = fields.require("unit").flatMap(this::unit);
    Optional<Long> price = fields.require("price").flatMap(RewardReader::amount);
    boolean open = fields.find("open").flatMap(Value::yesNo).orElse(false);
    @Nullable Long stock = fields.find("stock").flatMap(value -> number(value, 0)).orElse(null);
    @Nullable Long perMember = fields.find("per-member").flatMap(RewardReader::amount).orElse(null);
    @Nullable Expression<Boolean> eligible =
        fields.find("if").flatMap(value -> terms.condition(value, Reach.REWARD)).orElse(null);
    Dates dates = dates(fields);
    Reward.Approval approval =
        fields.find("approval").map(RewardReader::approval).orElse(Reward.Approval.NONE);
    int match = match(fields, kind);
    @Nullable Long matchAtMost =
        fields.find("match-at-most").flatMap(RewardReader::amount).orElse(null);
    if (open && kind.filter(Reward.Kind.VOUCHER::equals).isPresent()) {
      wrong(fields, "open", "a voucher is worth what its code says, so its price is not 'open'");
    }
    return kind.isEmpty() || unit.isEmpty() || price.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Reward(
                id,
                name,
                about,
                kind.get(),
                unit.get(),
                price.get(),
                open,
                stock,
                perMember,
                eligible,
                dates.from(),
                dates.until(),
                approval,
                match,
                matchAtMost));
  }

  private static void wrong(Fields fields, String key, String message) {
    fields.problems().add(fields.placeOf(key), message);
  }

  private static Optional<Long> amount(Value value) {
    return number(value, 1);
  }

  private static Optional<Long> number(Value value, long least) {
    return value.number(least, DocumentLimits.AMOUNT_MAX);
  }

  private static Optional<Reward.Kind> kind(Value value) {
    return value
        .oneOf("kind of reward", KINDS)
        .map(name -> Reward.Kind.valueOf(name.toUpperCase(Locale.ROOT)));
  }

  /** A unit that is spent; one that is not is told with where it could become so. */
  private Optional<String> unit(Value value) {
    Optional<String> said = value.scalar("a unit");
    @Nullable UnitDefinition unit = said.map(terms.units()::get).orElse(null);
    @Nullable Fields stated = said.map(statedUnits::get).orElse(null);
    if (unit != null && unit.spendable()) {
      return said;
    }
    if (unit != null && stated != null) {
      Place place = stated.place();
      value
          .problems()
          .add(
              value.place(),
              "nothing can be paid in '%s', which is not spendable (%s:%d:%d)"
                  .formatted(unit.id(), place.file(), place.line(), place.column()));
    } else if (said.isPresent() && stated == null) {
      value
          .problems()
          .addUnknown(value.place(), "unit", said.get(), new TreeSet<>(spendableUnits()));
    }
    return Optional.empty();
  }

  private List<String> spendableUnits() {
    return terms.units().values().stream()
        .filter(UnitDefinition::spendable)
        .map(UnitDefinition::id)
        .toList();
  }

  private record Dates(@Nullable Instant from, @Nullable Instant until) {}

  private Dates dates(Fields fields) {
    @Nullable Instant from = fields.find("from").flatMap(moments::start).orElse(null);
    @Nullable Instant until = fields.find("until").flatMap(moments::end).orElse(null);
    if (from != null && until != null && !from.isBefore(until)) {
      wrong(fields, "until", "'until' lies before 'from'");
    }
    return new Dates(from, until);
  }

  private static Reward.Approval approval(Value value) {
    if (!value.isMapping()) {
      Optional<String> said = value.oneOf("way to approve", APPROVALS);
      if (said.isEmpty() || said.get().equals("never")) {
        return Reward.Approval.NONE;
      }
      return said.get().equals("always")
          ? Reward.Approval.always(1)
          : new Reward.Approval(true, null, 1);
    }
    Fields fields = value.fields("who approves").orElseThrow();
    fields.allow(List.of("first", "above", "people"));
    boolean first = fields.find("first").flatMap(Value::yesNo).orElse(false);
    @Nullable Long above = fields.find("above").flatMap(at -> number(at, 0)).orElse(null);
    long people = fields.find("people").flatMap(at -> at.number(1, 2)).orElse(1L);
    if (!first && !fields.has("above")) {
      value
          .problems()
          .add(
              value.place(),
              "this asks for no approval: 'first: true' does for the first redemption of a member,"
                  + " 'above' for all of more than an amount");
    }
    return new Reward.Approval(first, above, (int) people);
  }

  private static int match(Fields fields, Optional<Reward.Kind> kind) {
    for (String key : List.of("match", "match-at-most")) {
      if (fields.has(key) && kind.filter(said -> said != Reward.Kind.CHARITY).isPresent()) {
        wrong(fields, key, "only a gift to charity has '" + key + "'");
      }
    }
    if (fields.has("match-at-most") && !fields.has("match")) {
      wrong(fields, "match-at-most", "'match-at-most' bounds what 'match' adds, which is not here");
    }
    return fields.find("match").flatMap(value -> value.number(0, MATCH_MAX)).orElse(0L).intValue();
  }
}

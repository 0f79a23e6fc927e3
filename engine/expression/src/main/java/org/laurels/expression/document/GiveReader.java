// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.laurels.core.event.EventTypes;
import org.laurels.core.rule.Beneficiary;
import org.laurels.core.rule.Expression;
import org.laurels.core.rule.Give;
import org.laurels.core.rule.Share;
import org.laurels.core.rule.Share.Group;
import org.laurels.expression.Reach;

/** Reads what one rule gives, and to whom. */
final class GiveReader {
  private static final String TO = "to";
  private static final String SHARE = "share";
  private static final List<String> GROUPS =
      Arrays.stream(Group.values()).map(Group::text).toList();

  private final Terms terms;
  private final Problems problems;
  private final Set<String> on;
  private final Set<String> sharedUnits = new TreeSet<>();
  private boolean isShared;

  GiveReader(Terms terms, Problems problems, Set<String> on) {
    this.terms = terms;
    this.problems = problems;
    this.on = on;
  }

  List<Give> read(Value value) {
    List<Give> gives = new ArrayList<>();
    for (Value one : value.oneOrMore()) {
      one.fields("a role and amounts, such as {to: item.author, reputation: 10},")
          .ifPresent(fields -> read(fields, gives));
    }
    return gives;
  }

  /** What the rule's condition may read; to be asked when all has been read. */
  Reach reach() {
    return isShared ? Reach.SHARE : Reach.EVENT;
  }

  private void read(Fields fields, List<Give> gives) {
    boolean shares = fields.has(SHARE);
    isShared |= shares;
    Optional<? extends Beneficiary> to = shares ? share(fields) : role(fields);
    Set<String> known = new LinkedHashSet<>(terms.units().keySet());
    known.addAll(List.of(TO, SHARE));
    fields.allow(known);
    if (fields.names().stream().allMatch(name -> name.equals(TO) || name.equals(SHARE))) {
      problems.add(fields.place(), "an amount of a unit is missing");
    }
    for (String unit : terms.units().keySet()) {
      Reach reach = shares ? Reach.SHARE : Reach.EVENT;
      Optional<Expression<Long>> amount =
          fields.find(unit).flatMap(value -> terms.amount(value, reach));
      checkAlone(fields, unit, shares, gives);
      if (amount.isPresent() && to.isPresent()) {
        gives.add(new Give(to.get(), unit, amount.get()));
      }
    }
  }

  private Optional<? extends Beneficiary> role(Fields fields) {
    return fields.require(TO).flatMap(Roles::read);
  }

  /** Else nobody could tell from the sum of both which part of it was shared. */
  private void checkAlone(Fields fields, String unit, boolean shares, List<Give> gives) {
    if (!fields.has(unit)) {
      return;
    }
    boolean isGiven = gives.stream().anyMatch(give -> give.unit().equals(unit));
    if (sharedUnits.contains(unit) || (shares && isGiven)) {
      problems.add(
          fields.placeOf(unit),
          "what a rule shares of '" + unit + "' is all that it gives of it: write two rules");
    }
    if (shares) {
      sharedUnits.add(unit);
    }
  }

  private Optional<Share> share(Fields fields) {
    Place place = fields.placeOf(SHARE);
    if (fields.has(TO)) {
      problems.add(fields.placeOf(TO), "'share' says who gets it: it stands in the place of 'to'");
    }
    for (String type : new TreeSet<>(on)) {
      if (!EventTypes.isStage(type)) {
        problems.add(
            place,
            "nothing can be shared for %s: that is for the stages of an idea, %s and %s"
                .formatted(type, EventTypes.IDEA_SUBMITTED, EventTypes.IDEA_STATUS_CHANGED));
      }
    }
    return fields
        .find(SHARE)
        .flatMap(
            value ->
                value.fields(
                    "per cent by group, such as {item.author: 60, item.co-authors: 30,"
                        + " item.supporters: 10},"))
        .flatMap(percents -> share(place, percents));
  }

  private Optional<Share> share(Place place, Fields percents) {
    percents.allow(GROUPS);
    Map<Group, Integer> parts = new EnumMap<>(Group.class);
    boolean sound = true;
    long sum = 0;
    for (Group group : Group.values()) {
      Optional<Value> said = percents.find(group.text());
      Optional<Long> percent = said.flatMap(value -> value.number(1, Share.WHOLE));
      sound &= said.isEmpty() == percent.isEmpty();
      sum += percent.orElse(0L);
      parts.put(group, percent.orElse(0L).intValue());
    }
    sound &= GROUPS.containsAll(percents.names());
    if (sound && sum != Share.WHOLE) {
      problems.add(place, "the parts sum up to " + sum + " per cent, 100 are wanted");
    }
    return sound && sum == Share.WHOLE
        ? Optional.of(
            new Share(
                parts.getOrDefault(Group.AUTHOR, 0),
                parts.getOrDefault(Group.CO_AUTHORS, 0),
                parts.getOrDefault(Group.SUPPORTERS, 0)))
        : Optional.empty();
  }
}

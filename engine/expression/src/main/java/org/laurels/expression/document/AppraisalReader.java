// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.appraisal.Appraisal;
import org.laurels.core.appraisal.Bracket;
import org.laurels.core.appraisal.Figure;
import org.laurels.core.board.Tally;
import org.laurels.core.cycle.Cycle;
import org.laurels.core.cycle.YearCut;
import org.laurels.core.rule.Expression;
import org.laurels.expression.ExpressionCompiler;
import org.laurels.expression.Reach;
import org.laurels.expression.Vocabulary;

/** Reads what a document has people decide about members' help, once a period. */
final class AppraisalReader {
  private static final List<String> KEYS = List.of("id", "name", "per", "figures", "brackets");
  private static final int FIGURES_MAX = 20;
  private static final int BRACKETS_MIN = 2;
  private static final int BRACKETS_MAX = 20;

  /** What else has a column in the tables in which people decide. */
  private static final Set<String> TAKEN =
      Set.of("member", "host", "identity", "proposed", "bracket", "note");

  private final Terms terms;
  private final Vocabulary vocabulary;
  private final Map<String, YearCut> periods = new LinkedHashMap<>();
  private final Set<String> statedCycles;

  AppraisalReader(Terms terms, Vocabulary vocabulary, List<Cycle> cycles, Draft draft) {
    this.terms = terms;
    this.vocabulary = vocabulary;
    // Those that are stated: one that is wrong in itself is not unknown for that.
    this.statedCycles = draft.entries(Section.CYCLES).keySet();
    cycles.forEach(cycle -> periods.put(cycle.id(), cycle.cut()));
    periods.put("month", YearCut.ofMonths(1));
    periods.put("quarter", YearCut.ofMonths(3));
    periods.put("year", YearCut.ofMonths(12));
  }

  List<Appraisal> read(Draft draft) {
    List<Appraisal> appraisals = new ArrayList<>();
    draft
        .entries(Section.APPRAISALS)
        .forEach((id, fields) -> read(id, fields).ifPresent(appraisals::add));
    return appraisals;
  }

  private Optional<Appraisal> read(String id, Fields fields) {
    fields.allow(KEYS);
    String name = fields.find("name").flatMap(Value::title).orElseGet(() -> BadgeReader.nameOf(id));
    Optional<YearCut> cut = fields.require("per").flatMap(this::cut);
    Optional<Fields> stated =
        fields
            .require("figures")
            .flatMap(value -> value.fields("a map such as {answers: answer.posted}"));
    List<Figure> figures = stated.map(this::figures).orElse(List.of());
    // Figures that are stated: a condition may name one that is wrong in itself.
    Set<String> named = stated.map(Fields::names).orElse(Set.of());
    List<Bracket> brackets =
        fields.require("brackets").map(value -> brackets(value, named)).orElse(List.of());
    boolean isWhole =
        cut.isPresent()
            && !figures.isEmpty()
            && brackets.size() >= BRACKETS_MIN
            && fields.problems().isEmpty();
    return isWhole
        ? Optional.of(new Appraisal(id, name, cut.get(), figures, brackets))
        : Optional.empty();
  }

  /** A part of the year, or the periods in which a cycle pays out. */
  private Optional<YearCut> cut(Value value) {
    Optional<String> said = value.scalar("a period");
    if (said.isPresent()
        && !periods.containsKey(said.get())
        && !statedCycles.contains(said.get())) {
      value.problems().addUnknown(value.place(), "period or cycle", said.get(), periods.keySet());
    }
    return said.map(periods::get);
  }

  private List<Figure> figures(Fields stated) {
    List<Figure> figures = new ArrayList<>();
    if (stated.names().isEmpty() || stated.names().size() > FIGURES_MAX) {
      stated.problems().add(stated.place(), "1 to " + FIGURES_MAX + " figures are wanted here");
    }
    for (String id : stated.names()) {
      if (!Value.isId(id)) {
        stated.problems().add(stated.placeOf(id), Value.badId(id));
      } else if (TAKEN.contains(id)) {
        stated.problems().add(stated.placeOf(id), "a figure cannot be called '" + id + "'");
      } else {
        stated.find(id).flatMap(this::tally).ifPresent(tally -> figures.add(new Figure(id, tally)));
      }
    }
    return figures;
  }

  /** An event type, or one with a condition. */
  private Optional<Tally> tally(Value value) {
    if (!value.isMapping()) {
      return type(value).map(type -> Tally.of(type, null));
    }
    Optional<Fields> fields = value.fields("a figure such as {on: vote.cast, if: event.value > 0}");
    fields.ifPresent(found -> found.allow(List.of("on", "if")));
    Optional<String> on =
        fields.flatMap(found -> found.require("on")).flatMap(AppraisalReader::type);
    @Nullable Value at = fields.flatMap(found -> found.find("if")).orElse(null);
    Optional<Expression<Boolean>> condition =
        at == null ? Optional.empty() : terms.condition(at, Reach.EVENT);
    return on.isEmpty() || (at != null && condition.isEmpty())
        ? Optional.empty()
        : Optional.of(Tally.of(on.get(), condition.orElse(null)));
  }

  private static Optional<String> type(Value value) {
    if (value.isList()) {
      value.problems().add(value.place(), "one event type is wanted here");
      return Optional.empty();
    }
    return EventTypeNames.read(value).stream().findFirst();
  }

  private List<Bracket> brackets(Value value, Set<String> figures) {
    List<Value> all = value.list("a list of brackets, the highest first").orElse(List.of());
    if (value.isList() && (all.size() < BRACKETS_MIN || all.size() > BRACKETS_MAX)) {
      value
          .problems()
          .add(value.place(), BRACKETS_MIN + " to " + BRACKETS_MAX + " brackets are wanted here");
      return List.of();
    }
    ExpressionCompiler compiler = new ExpressionCompiler(vocabulary.withFigures(figures));
    Set<String> ids = new HashSet<>();
    List<Bracket> brackets = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      bracket(all.get(i), i == all.size() - 1, ids, compiler).ifPresent(brackets::add);
    }
    return brackets;
  }

  private Optional<Bracket> bracket(
      Value value, boolean isLast, Set<String> ids, ExpressionCompiler compiler) {
    Optional<Fields> found = value.fields("a bracket such as {id: none, value: 0}");
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Fields fields = found.get();
    fields.allow(List.of("id", "name", "if", "value"));
    Optional<String> id = fields.require("id").flatMap(Value::id);
    if (id.isPresent() && !ids.add(id.get())) {
      value.problems().add(value.place(), "there are two brackets with the id '" + id.get() + "'");
    }
    Optional<Long> worth =
        fields.require("value").flatMap(number -> number.number(0, DocumentLimits.AMOUNT_MAX));
    Optional<Expression<Boolean>> condition = Optional.empty();
    if (isLast && fields.has("if")) {
      fields
          .problems()
          .add(
              fields.placeOf("if"),
              "the last bracket takes who is left, so it has no 'if'; add one such as"
                  + " {id: none, value: 0}");
    } else if (!isLast) {
      condition = fields.require("if").flatMap(at -> terms.condition(at, compiler));
    }
    return id.isEmpty() || worth.isEmpty() || (!isLast && condition.isEmpty())
        ? Optional.empty()
        : Optional.of(
            new Bracket(
                id.get(),
                fields.find("name").flatMap(Value::title).orElse(BadgeReader.nameOf(id.get())),
                condition.orElse(null),
                worth.get()));
  }
}

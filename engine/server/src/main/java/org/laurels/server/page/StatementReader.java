// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.laurels.core.rule.Rule;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.Page;
import org.laurels.core.standing.StandingStore;
import org.laurels.core.standing.StatementLine;
import org.laurels.server.access.Viewer;
import org.laurels.server.api.OpaqueId;
import org.laurels.server.budget.BudgetLooks;

/** Reads a part of a member's statement. */
final class StatementReader {
  private static final int ROWS_MAX = 50;

  private final StandingStore standings;
  private final Members members;
  private final BudgetLooks budgets;

  StatementReader(StandingStore standings, Members members, BudgetLooks budgets) {
    this.standings = standings;
    this.members = members;
    this.budgets = budgets;
  }

  StatementPage read(Visit visit, MemberStanding member, StatementQuery query) {
    Page<StatementLine> lines =
        standings.statement(
            visit.community(),
            member.memberId(),
            query.filter(visit.open().zone()),
            query.before(),
            ROWS_MAX);
    MemberHead head = members.head(visit, member.memberId());
    String address = head.address() + "/statement";
    Long next = lines.next();
    return new StatementPage(
        head,
        address,
        form(visit, query),
        waiting(visit, head, member.memberId()),
        lines.rows().stream()
            .map(line -> StatementRows.of(visit, member.memberId(), line))
            .toList(),
        query.before() == Long.MAX_VALUE,
        next == null ? "" : with(address, query, "after=" + OpaqueId.CURSOR.of(next)),
        with(address + ".csv", query, ""),
        visit.open().zone().getDisplayName(TextStyle.FULL, visit.language().locale()));
  }

  private String waiting(Visit visit, MemberHead head, long memberId) {
    boolean concerns = visit.self() == memberId || visit.viewer() instanceof Viewer.Operator;
    return concerns && !budgets.waiting(visit.community(), memberId, 1).isEmpty()
        ? head.address() + CreditPages.WALLET
        : "";
  }

  private static String with(String address, StatementQuery query, String more) {
    String parameters = query.parameters();
    String all = parameters + (parameters.isEmpty() || more.isEmpty() ? "" : "&") + more;
    return all.isEmpty() ? address : address + "?" + all;
  }

  private static StatementPage.Form form(Visit visit, StatementQuery query) {
    List<StatementPage.Choice> units =
        visit.open().programme().units().keySet().stream()
            .sorted(Comparator.reverseOrder())
            .map(
                unit ->
                    new StatementPage.Choice(
                        unit, visit.words().unit(unit), unit.equals(query.unit)))
            .toList();
    List<StatementPage.Choice> rules =
        visit.open().programme().rules().stream()
            .map(Rule::id)
            .map(
                rule -> new StatementPage.Choice(rule, Words.spoken(rule), rule.equals(query.rule)))
            .toList();
    return new StatementPage.Form(
        units, rules, text(query.from), text(query.until), query.isFiltered());
  }

  private static String text(@Nullable String value) {
    return Objects.requireNonNullElse(value, "");
  }
}

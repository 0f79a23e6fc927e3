// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laurels.core.budget.BudgetState;
import org.laurels.core.programme.Budget;
import org.laurels.core.programme.Programmes;
import org.laurels.server.access.Viewer;
import org.laurels.server.budget.BudgetLine;

/** What rules may still cost: for operators alone. */
@Path("/c/{community}/budgets")
@Produces(PageView.MEDIA_TYPE)
public final class BudgetsResource {
  private final Visits visits;
  private final CreditPages.Sources from;
  private final Clock clock;

  BudgetsResource(Visits visits, CreditPages.Sources from, Clock clock) {
    this.visits = visits;
    this.from = from;
    this.clock = clock;
  }

  @GET
  public PageView budgets(
      @Context ContainerRequestContext request, @PathParam("community") String community) {
    Visit visit = visits.of(request, community);
    if (!(visit.viewer() instanceof Viewer.Operator)) {
      throw new ForbiddenException();
    }
    Programmes versions = CreditPages.versions(from, visit);
    List<BudgetLine> lines = from.budgets().of(visit.community());
    return PageView.of(
        visit,
        "budgets",
        "budgets",
        visit.words().of("budgets.title"),
        new BudgetsPage(rows(visit, versions, lines, true), rows(visit, versions, lines, false)));
  }

  private List<BudgetsPage.Row> rows(
      Visit visit, Programmes versions, List<BudgetLine> lines, boolean running) {
    return lines.stream()
        .filter(line -> line.running() == running)
        .map(line -> row(visit, versions, line))
        .toList();
  }

  private BudgetsPage.Row row(Visit visit, Programmes versions, BudgetLine line) {
    Words words = visit.words();
    BudgetState state = line.state();
    return new BudgetsPage.Row(
        Words.spoken(line.budget().id()),
        BudgetWords.period(words, line.budget(), state.period()),
        covers(words, line.budget()),
        state.percent(),
        words.unit(state.unit()),
        words.number(state.amount()),
        WalletReader.worth(
            words, state.amount(), versions.creditTerms(state.unit(), Instant.now(clock))),
        words.number(state.funded()),
        words.number(state.leased()),
        words.number(state.left()),
        state.unfunded() == 0 ? "" : words.number(state.unfunded()),
        outlook(visit, line),
        state.warnings().stream()
            .map(
                one ->
                    words.of("budgets.warned", one.percent(), words.moment(one.notedAt()).full()))
            .toList());
  }

  private static String covers(Words words, Budget budget) {
    if (budget.campaign() != null) {
      return words.of("budgets.campaign", budget.campaign().name());
    }
    return budget.rules().isEmpty()
        ? words.of("budgets.all")
        : budget.rules().stream().sorted().map(Words::spoken).collect(Collectors.joining(", "));
  }

  private static String outlook(Visit visit, BudgetLine line) {
    Words words = visit.words();
    @Nullable Instant by = line.usedUpBy();
    if (!line.running()) {
      return "";
    }
    if (line.state().funded() >= line.state().amount()) {
      return words.of("budgets.used-up");
    }
    return by == null
        ? words.of("budgets.lasts")
        : words.of("budgets.used-up-by", words.day(by.atZone(visit.open().zone()).toLocalDate()));
  }
}

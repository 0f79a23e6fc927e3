// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.laurels.core.payout.PayoutStore.YearTotal;
import org.laurels.server.payout.PayoutSteps;

/** What members were paid in a calendar year: for operators alone. */
@Path("/c/{community}" + CreditPages.PAYOUT_YEARS)
public final class PayoutYearPageResource {
  private static final int ROWS_MAX = 200;
  private static final String YEAR = "/{year: [2-9][0-9]{3}}";

  private final Visits visits;
  private final PayoutSteps payouts;
  private final Members members;

  PayoutYearPageResource(Visits visits, PayoutSteps payouts, Members members) {
    this.visits = visits;
    this.payouts = payouts;
    this.members = members;
  }

  @GET
  @Path(YEAR)
  @Produces(PageView.MEDIA_TYPE)
  public PageView year(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("year") int year) {
    Visit visit = visits.of(request, community);
    CreditPages.operator(visit);
    List<YearTotal> totals = payouts.totals(visit.community(), year);
    List<YearTotal> shown = totals.stream().limit(ROWS_MAX).toList();
    Map<Long, MemberHead> heads =
        members.heads(visit, shown.stream().map(YearTotal::memberId).distinct().toList());
    Words words = visit.words();
    String years = visit.link(CreditPages.PAYOUT_YEARS) + "/";
    PayoutYearPage page =
        new PayoutYearPage(
            Integer.toString(year),
            shown.stream().map(total -> row(words, heads, total)).toList(),
            totals.size() > ROWS_MAX ? words.of("cycles.more", totals.size() - ROWS_MAX) : "",
            years + (year - 1),
            years + (year + 1),
            years + year + "/payouts.csv",
            visit.link(CreditPages.CYCLES));
    String title = words.of("cycles.year.title", page.year());
    return PageView.of(visit, "payout-year", "cycles", title, page);
  }

  @GET
  @Path(YEAR + "/payouts.csv")
  public Response table(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("year") int year) {
    Visit visit = visits.of(request, community);
    CreditPages.operator(visit);
    return Tables.answer(payouts.totalsTable(visit.community(), year), "payouts-" + year);
  }

  private static PayoutYearPage.Row row(Words words, Map<Long, MemberHead> heads, YearTotal total) {
    String former = words.of("member.former");
    return new PayoutYearPage.Row(
        heads.getOrDefault(
            total.memberId(), new MemberHead(former, "", "", MemberHead.initial(former))),
        words.money(total.currency(), total.gated()),
        words.money(total.currency(), total.given()),
        total.papers() ? words.of("cycles.papers.there") : words.of("cycles.papers.missing"));
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.laurels.core.community.Community;
import org.laurels.core.event.InvalidEventException;
import org.laurels.core.payout.PayoutStore.YearTotal;
import org.laurels.core.standing.StandingStore;
import org.laurels.server.access.OpenedCommunity;
import org.laurels.server.payout.PayoutSteps;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.Problem;
import org.laurels.server.problem.ProblemException;

/** What members were paid in a calendar year, and the paperwork that it needs. */
@Path("/api/v1/communities/{community}/payout-years/{year}")
@Produces(MediaType.APPLICATION_JSON)
public final class PayoutYearResource {
  private static final String CSV = "text/csv; charset=utf-8";

  private final StandingStore standings;
  private final PayoutSteps steps;

  public PayoutYearResource(StandingStore standings, PayoutSteps steps) {
    this.standings = standings;
    this.steps = steps;
  }

  /**
   * What a member was paid, or is on its way, in minor units of the currency.
   *
   * @param given what was given away in the member's name
   * @param paperwork whether that of the year is there
   */
  public record Total(String member, String currency, long paid, long given, boolean paperwork) {
    static Total of(YearTotal total) {
      return new Total(
          OpaqueId.MEMBER.of(total.memberId()),
          total.currency(),
          total.gated(),
          total.given(),
          total.papers());
    }
  }

  /**
   * That the paperwork is there.
   *
   * @param noted whether it was not noted before
   */
  public record Papers(String member, int year, boolean noted) {}

  @GET
  public Part<Total> totals(
      @Context ContainerRequestContext request, @PathParam("year") String year) {
    return Part.whole(steps.totals(OpenedCommunity.of(request), year(year)), Total::of);
  }

  @GET
  @Path("/csv")
  @Produces(CSV)
  public Response table(@Context ContainerRequestContext request, @PathParam("year") String year) {
    int of = year(year);
    return Response.ok(steps.totalsTable(OpenedCommunity.of(request), of), CSV)
        .header("Content-Disposition", "attachment; filename=\"payouts-" + of + ".csv\"")
        .header("Cache-Control", "no-store")
        .build();
  }

  /** Notes paperwork: the same again changes nothing, and no credits move, so it needs no key. */
  @PUT
  @Path("/paperwork/{member}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Papers note(
      @Context ContainerRequestContext request,
      @PathParam("year") String year,
      @PathParam("member") String member,
      InputStream body)
      throws IOException {
    Community community = OpenedCommunity.of(request);
    int of = year(year);
    long id = MemberResource.find(standings, community, member).memberId();
    try {
      JsonFields fields = JsonFields.of(MoneyCalls.read(body));
      fields.onlyThese(Set.of("by"));
      return new Papers(member, of, steps.notePapers(community, id, of, CallFields.person(fields)));
    } catch (InvalidEventException e) {
      throw new ProblemException(
          ErrorCode.REFUSED,
          Problem.of(ErrorCode.REFUSED, String.valueOf(e.getMessage())).at(e.field()));
    }
  }

  private static int year(String year) {
    if (!year.matches("[2-9][0-9]{3}")) {
      throw Paging.wrong("year", "must be a year such as 2026");
    }
    return Integer.parseInt(year);
  }
}

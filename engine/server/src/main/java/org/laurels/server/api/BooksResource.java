// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurels.core.books.MonthBooks;
import org.laurels.core.community.Community;
import org.laurels.server.access.OpenedCommunity;
import org.laurels.server.books.BooksReport;
import org.laurels.server.books.BooksRow;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.ProblemException;

/** The books of credits, month by month. */
@Path("/api/v1/communities/{community}/books")
public final class BooksResource {
  private static final String CSV = "text/csv; charset=utf-8";

  private final BooksReport report;

  public BooksResource(BooksReport report) {
    this.report = report;
  }

  /** The figures of a month. */
  public record Figures(String month, List<BooksRow> rows) {}

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Figures books(
      @Context ContainerRequestContext request, @QueryParam("month") @Nullable String month) {
    Community community = OpenedCommunity.of(request);
    MonthBooks books = report.of(community, month(community, month));
    return new Figures(books.month().toString(), report.rows(community, books));
  }

  @GET
  @Path("/csv")
  @Produces(CSV)
  public Response table(
      @Context ContainerRequestContext request, @QueryParam("month") @Nullable String month) {
    Community community = OpenedCommunity.of(request);
    MonthBooks books = report.of(community, month(community, month));
    return Response.ok(report.csv(community, books), CSV)
        .header("Content-Disposition", "attachment; filename=\"books-" + books.month() + ".csv\"")
        .build();
  }

  private YearMonth month(Community community, @Nullable String typed) {
    return report
        .month(community, typed)
        .orElseThrow(
            () ->
                new ProblemException(
                    ErrorCode.INVALID_PARAMETER,
                    "month must be a month that has begun, such as 2026-11"));
  }
}

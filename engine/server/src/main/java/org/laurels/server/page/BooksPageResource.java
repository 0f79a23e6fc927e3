// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.laurels.server.access.Viewer;
import org.laurels.server.books.BooksReport;

/** The books of a month: for operators alone. */
@Path("/c/{community}")
public final class BooksPageResource {
  private final Visits visits;
  private final CreditPages.Sources from;
  private final BooksReport report;
  private final BooksReader books;

  BooksPageResource(Visits visits, CreditPages.Sources from) {
    this.visits = visits;
    this.from = from;
    this.report = from.books();
    this.books = new BooksReader(report);
  }

  @GET
  @Path(CreditPages.BOOKS)
  @Produces(PageView.MEDIA_TYPE)
  public PageView books(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @QueryParam("month") @Nullable String month) {
    Visit visit = visit(request, community);
    BooksPage page = books.read(visit, month(visit, month));
    return PageView.of(visit, "books", "books", visit.words().of("books.title"), page);
  }

  @GET
  @Path(CreditPages.BOOKS + ".csv")
  public Response table(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @QueryParam("month") @Nullable String month) {
    Visit visit = visit(request, community);
    YearMonth of = month(visit, month);
    return Tables.answer(
        report.csv(visit.community(), report.of(visit.community(), of)), "books-" + of);
  }

  private Visit visit(ContainerRequestContext request, String community) {
    Visit visit = visits.of(request, community);
    if (!(visit.viewer() instanceof Viewer.Operator)) {
      throw new ForbiddenException();
    }
    var unused = CreditPages.versions(from, visit);
    return visit;
  }

  private YearMonth month(Visit visit, @Nullable String month) {
    return report.month(visit.community(), month).orElseThrow(BadRequestException::new);
  }
}

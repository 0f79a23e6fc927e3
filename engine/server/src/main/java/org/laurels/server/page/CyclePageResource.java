// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.laurels.core.payout.Closing;
import org.laurels.core.payout.PayoutRefusedException;
import org.laurels.core.payout.Reconciliation.Outcome;
import org.laurels.server.access.FormToken;
import org.laurels.server.access.MultipartForm;
import org.laurels.server.access.Viewer;
import org.laurels.server.api.PayoutResource;
import org.laurels.server.payout.PayoutSteps;

/** Payout cycles, and the steps of a period: for operators alone. */
@Path("/c/{community}" + CreditPages.CYCLES)
public final class CyclePageResource {
  static final String DRY_RUN = "/dry-run";
  static final String TABLE = "/lines.csv";
  static final String CLOSE = "/close";
  static final String EXPORT = "/payments.csv";
  static final String ANSWERS = "/answers";
  static final String PAPERS = "/paperwork";

  private static final int REFUSED = 409;
  private static final int FAULTS_MAX = 100;
  private static final String PERIOD = "/{cycle}/{first}";

  private final Visits visits;
  private final PayoutSteps payouts;
  private final CycleReader reader;
  private final Members members;
  private final FormCalls calls;

  CyclePageResource(
      Visits visits, PayoutSteps payouts, CycleReader reader, Members members, FormCalls calls) {
    this.visits = visits;
    this.payouts = payouts;
    this.reader = reader;
    this.members = members;
    this.calls = calls;
  }

  /** A period that an operator looks at. */
  private record Asked(
      ContainerRequestContext request,
      Visit visit,
      Viewer.Operator by,
      String cycle,
      LocalDate first) {}

  @GET
  @Produces(PageView.MEDIA_TYPE)
  public PageView cycles(
      @Context ContainerRequestContext request, @PathParam("community") String community) {
    Visit visit = visits.of(request, community);
    CreditPages.operator(visit);
    try {
      String title = visit.words().of("cycles.title");
      return PageView.of(visit, "cycles", "cycles", title, reader.all(visit));
    } catch (PayoutRefusedException e) {
      throw new NotFoundException(e);
    }
  }

  @GET
  @Path(PERIOD)
  @Produces(PageView.MEDIA_TYPE)
  public PageView period(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("cycle") String cycle,
      @PathParam("first") String first,
      @QueryParam("done") @Nullable String done) {
    Asked asked = asked(request, community, cycle, first);
    return page(asked, null, new CycleReader.Told(news(asked, done), List.of()));
  }

  private static String news(Asked asked, @Nullable String done) {
    Words words = asked.visit().words();
    return switch (Objects.requireNonNullElse(done, "")) {
      case "closed" -> words.of("cycles.news.closed");
      case "booked" -> words.of("cycles.news.booked");
      case "noted" -> words.of("cycles.news.noted");
      default -> "";
    };
  }

  /** What a close would do now; the form that closes stands under it. */
  @GET
  @Path(PERIOD + DRY_RUN)
  @Produces(PageView.MEDIA_TYPE)
  public PageView dryRun(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("cycle") String cycle,
      @PathParam("first") String first) {
    Asked asked = asked(request, community, cycle, first);
    return page(asked, dry(asked), CycleReader.Told.NOTHING);
  }

  /** All lines, for a spreadsheet. */
  @GET
  @Path(PERIOD + TABLE)
  public Response table(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("cycle") String cycle,
      @PathParam("first") String first) {
    Asked asked = asked(request, community, cycle, first);
    return Tables.answer(
        payouts.linesTable(asked.visit().community(), dry(asked)),
        "payout-lines-" + cycle + "-" + first);
  }

  private Closing.Report dry(Asked asked) {
    try {
      return payouts.dry(asked.visit().community(), asked.cycle(), asked.first());
    } catch (PayoutRefusedException e) {
      throw new NotFoundException(e);
    }
  }

  /**
   * Closes a period. The same form again is answered the same; another form finds the period closed
   * and changes nothing, either.
   */
  @POST
  @Path(PERIOD + CLOSE)
  @Produces(PageView.MEDIA_TYPE)
  public Response close(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("cycle") String cycle,
      @PathParam("first") String first,
      @FormParam("key") @Nullable String key,
      @FormParam("sure") @Nullable String sure) {
    Asked asked = asked(request, community, cycle, first);
    String form = FormKey.of(key);
    if (!"yes".equals(sure)) {
      throw new BadRequestException();
    }
    try {
      FormCalls.Outcome outcome =
          calls.run(
              asked.visit().community(),
              "operator:" + asked.by().id(),
              form,
              "close\n" + cycle + "\n" + first,
              call -> {
                payouts.close(asked.visit().community(), asked.cycle(), asked.first());
                return calls.noted(asked.visit().community(), call, "closed");
              });
      if (outcome instanceof FormCalls.Outcome.Not not) {
        return refused(asked, List.of(not.refusal().said(asked.visit().words())));
      }
    } catch (PayoutRefusedException e) {
      return refused(asked, List.of(why(asked, e)));
    }
    return CreditPages.redirect(address(asked) + "?done=closed");
  }

  /**
   * The payments, for whoever pays. They have been told from the first time on, so it is a form;
   * each time it is the same.
   */
  @POST
  @Path(PERIOD + EXPORT)
  public Response export(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("cycle") String cycle,
      @PathParam("first") String first) {
    Asked asked = asked(request, community, cycle, first);
    try {
      return Tables.answer(
          payouts.payments(asked.visit().community(), asked.cycle(), asked.first()),
          "payments-" + cycle + "-" + first);
    } catch (PayoutRefusedException e) {
      return refused(asked, List.of(why(asked, e)));
    }
  }

  /** What whoever pays has answered. An answer that is booked already changes nothing. */
  @POST
  @Path(PERIOD + ANSWERS)
  @Consumes(MultipartForm.MEDIA_TYPE)
  @Produces(PageView.MEDIA_TYPE)
  public Response answers(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("cycle") String cycle,
      @PathParam("first") String first,
      InputStream body)
      throws IOException {
    Asked asked = asked(request, community, cycle, first);
    String table =
        MultipartForm.read(request.getMediaType(), body, PayoutResource.ANSWERS_BYTES_MAX)
            .text("file");
    try {
      Outcome outcome =
          payouts.book(asked.visit().community(), asked.cycle(), asked.first(), table);
      return outcome instanceof Outcome.Refused wrong
          ? refused(asked, faults(asked.visit().words(), wrong))
          : CreditPages.redirect(address(asked) + "?done=booked");
    } catch (PayoutRefusedException e) {
      return refused(asked, List.of(why(asked, e)));
    }
  }

  private static List<String> faults(Words words, Outcome.Refused wrong) {
    List<String> faults =
        new ArrayList<>(List.of(words.of("cycles.nothing-booked", wrong.faults().size())));
    wrong.faults().stream()
        .limit(FAULTS_MAX)
        .forEach(fault -> faults.add(words.of("cycles.row", fault.row(), fault.message())));
    return faults;
  }

  /**
   * Notes that a member's paperwork is there.
   *
   * @param member by its id
   */
  @POST
  @Path(PERIOD + PAPERS)
  @Produces(PageView.MEDIA_TYPE)
  public Response papers(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("cycle") String cycle,
      @PathParam("first") String first,
      @FormParam("member") @Nullable String member,
      @FormParam("year") @Nullable String year) {
    Asked asked = asked(request, community, cycle, first);
    if (member == null || year == null || !year.matches("[2-9][0-9]{3}")) {
      throw new BadRequestException();
    }
    long id = members.findPrivate(asked.visit(), member).memberId();
    payouts.notePapers(asked.visit().community(), id, Integer.parseInt(year), asked.by().name());
    return CreditPages.redirect(address(asked) + "?done=noted");
  }

  private Asked asked(
      ContainerRequestContext request, String community, String cycle, String first) {
    Visit visit = visits.of(request, community);
    Viewer.Operator by = CreditPages.operator(visit);
    try {
      return new Asked(request, visit, by, cycle, LocalDate.parse(first));
    } catch (DateTimeParseException e) {
      throw new NotFoundException(e);
    }
  }

  private static String address(Asked asked) {
    return asked.visit().link(CreditPages.CYCLES)
        + "/"
        + Visit.part(asked.cycle())
        + "/"
        + asked.first();
  }

  private static String why(Asked asked, PayoutRefusedException refused) {
    Words words = asked.visit().words();
    return switch (refused.reason()) {
      case TOO_EARLY -> words.of("cycles.refused.early");
      case HALTED -> words.of("cycles.refused.halted");
      case WRONG_STATE -> words.of("cycles.refused.state");
      case NO_WORTH -> words.of("cycles.refused.worth");
      case NO_CYCLE, NO_PERIOD, NO_MEMBER, NO_WAY, TOO_LITTLE, TOO_LATE ->
          throw new NotFoundException(refused);
    };
  }

  private Response refused(Asked asked, List<String> faults) {
    return Response.status(REFUSED)
        .type(PageView.MEDIA_TYPE)
        .entity(page(asked, null, new CycleReader.Told("", faults)))
        .build();
  }

  private PageView page(Asked asked, Closing.@Nullable Report dry, CycleReader.Told told) {
    Visit visit = asked.visit();
    try {
      CyclePage page =
          reader.read(
              visit,
              payouts.standing(visit.community(), asked.cycle(), asked.first()),
              dry,
              told,
              FormToken.of(asked.request()).text());
      return PageView.of(visit, "cycle", "cycles", page.name(), page);
    } catch (PayoutRefusedException e) {
      throw new NotFoundException(e);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.payout.Closing;
import org.laurels.core.payout.PayoutRefusedException;
import org.laurels.core.payout.Reconciliation.Fault;
import org.laurels.core.payout.Reconciliation.Outcome;
import org.laurels.core.wallet.Call;
import org.laurels.server.access.OpenedCommunity;
import org.laurels.server.payout.PayoutSteps;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.Problem;
import org.laurels.server.problem.ProblemException;

/** Payouts of a community's cycles, and the steps that operators take with them. */
@Path("/api/v1/communities/{community}/payouts")
@Produces(MediaType.APPLICATION_JSON)
public final class PayoutResource {
  /** The largest table of answers. */
  public static final int ANSWERS_BYTES_MAX = 8 * 1024 * 1024;

  private static final String CSV = "text/csv; charset=utf-8";
  private static final String PERIOD = "period";
  private static final int FAULTS_MAX = 1_000;

  private final PayoutSteps steps;
  private final MoneyCalls calls;

  public PayoutResource(PayoutSteps steps, MoneyCalls calls) {
    this.steps = steps;
    this.calls = calls;
  }

  /** What was booked of a table of answers. */
  public record Booked(int paid, int failed, int before, int open) {}

  @GET
  public Part<CycleView> all(@Context ContainerRequestContext request) {
    Community community = OpenedCommunity.of(request);
    return refusing(
        () -> Part.whole(steps.cycles(community), cycle -> view(community, cycle.id(), null)));
  }

  @GET
  @Path("/{cycle}")
  public CycleView one(
      @Context ContainerRequestContext request,
      @PathParam("cycle") String cycle,
      @QueryParam(PERIOD) @Nullable String period) {
    LocalDate first = day(period);
    return refusing(() -> view(OpenedCommunity.of(request), cycle, first));
  }

  private CycleView view(Community community, String cycle, @Nullable LocalDate first) {
    PayoutSteps.Standing standing = steps.standing(community, cycle, first);
    return CycleView.of(
        standing, standing.run().id() == 0 ? List.of() : steps.lines(community, standing.run()));
  }

  @GET
  @Path("/{cycle}/dry-run")
  public PayoutReportView dry(
      @Context ContainerRequestContext request,
      @PathParam("cycle") String cycle,
      @QueryParam(PERIOD) @Nullable String period) {
    LocalDate first = day(period);
    return refusing(
        () -> PayoutReportView.of(steps.dry(OpenedCommunity.of(request), cycle, first)));
  }

  @GET
  @Path("/{cycle}/dry-run/csv")
  @Produces(CSV)
  public Response dryTable(
      @Context ContainerRequestContext request,
      @PathParam("cycle") String cycle,
      @QueryParam(PERIOD) @Nullable String period) {
    Community community = OpenedCommunity.of(request);
    LocalDate first = day(period);
    return refusing(
        () -> {
          Closing.Report report = steps.dry(community, cycle, first);
          return table(
              steps.linesTable(community, report),
              "payout-lines-" + cycle + "-" + report.run().first());
        });
  }

  /**
   * Closes a period. It is many transactions, so its answer is written after the last: who dies in
   * between sends the same call again, and it goes on where it stopped.
   */
  @POST
  @Path("/{cycle}/close")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response close(
      @Context ContainerRequestContext request, @PathParam("cycle") String cycle, InputStream body)
      throws IOException {
    Community community = OpenedCommunity.of(request);
    return calls.answer(
        request,
        body,
        (call, fields) -> {
          LocalDate first = period(fields);
          return refusing(
              () ->
                  calls.noted(
                      community, call, PayoutReportView.of(steps.close(community, cycle, first))));
        });
  }

  /** Tells whoever pays; no credits move, and the same again is the same, so it needs no key. */
  @POST
  @Path("/{cycle}/export")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(CSV)
  public Response export(
      @Context ContainerRequestContext request, @PathParam("cycle") String cycle, InputStream body)
      throws IOException {
    Community community = OpenedCommunity.of(request);
    LocalDate first = period(JsonFields.of(MoneyCalls.read(body)));
    return refusing(
        () ->
            table(
                steps.payments(community, cycle, first),
                "payments-" + cycle + (first == null ? "" : "-" + first)));
  }

  /** Hears from whoever pays: all of it is booked, or every wrong row is told. */
  @POST
  @Path("/{cycle}/answers")
  @Consumes({MediaType.TEXT_PLAIN, "text/csv"})
  public Response answers(
      @Context ContainerRequestContext request,
      @PathParam("cycle") String cycle,
      @QueryParam(PERIOD) @Nullable String period,
      InputStream body)
      throws IOException {
    Community community = OpenedCommunity.of(request);
    LocalDate first = day(period);
    String key = CallKeys.key(request);
    String table = text(body);
    ObjectNode asked = JsonNodeFactory.instance.objectNode();
    asked.put(PERIOD, String.valueOf(first)).put("answers", table);
    Call call = CallKeys.call(request, OpenedCommunity.caller(request), key, asked);
    return calls.answer(
        community,
        call,
        asked,
        (one, fields) ->
            refusing(
                () ->
                    calls.noted(
                        community, one, booked(steps.book(community, cycle, first, table)))));
  }

  private static String text(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(ANSWERS_BYTES_MAX + 1);
    if (bytes.length > ANSWERS_BYTES_MAX) {
      throw new ProblemException(
          ErrorCode.BODY_TOO_LARGE, "At most " + ANSWERS_BYTES_MAX + " bytes are taken.");
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new ProblemException(ErrorCode.REFUSED, "The body is not UTF-8.");
    }
  }

  private static Booked booked(Outcome outcome) {
    if (outcome instanceof Outcome.Booked booked) {
      return new Booked(booked.paid(), booked.failed(), booked.before(), booked.open());
    }
    List<Fault> faults = ((Outcome.Refused) outcome).faults();
    throw new ProblemException(
        ErrorCode.REFUSED,
        Problem.of(
                ErrorCode.REFUSED,
                "Nothing is booked, since " + faults.size() + " things are wrong in the table.")
            .withErrors(
                faults.stream()
                    .limit(FAULTS_MAX)
                    .map(fault -> new Problem.Row(fault.row(), null, fault.message()))
                    .toList()));
  }

  private static @Nullable LocalDate period(JsonFields fields) {
    fields.onlyThese(Set.of(PERIOD));
    return fields.has(PERIOD) ? day(fields.text(PERIOD)) : null;
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Paging.wrong(PERIOD, "must be a day such as 2026-06-01");
    }
  }

  private static Response table(String table, String name) {
    return Response.ok(table, CSV)
        .header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"")
        .header("Cache-Control", "no-store")
        .build();
  }

  private static <T> T refusing(Supplier<T> work) {
    try {
      return work.get();
    } catch (PayoutRefusedException e) {
      throw new ProblemException(Refusals.code(e), String.valueOf(e.getMessage()));
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.annotation.JsonProperty;
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
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.laurels.core.appraisal.AppraisalRefusedException;
import org.laurels.core.appraisal.Ballot;
import org.laurels.core.appraisal.Proposal;
import org.laurels.core.community.Community;
import org.laurels.server.access.OpenedCommunity;
import org.laurels.server.appraisal.AppraisalSteps;
import org.laurels.server.problem.ProblemException;

/** What members' help is found worth, once a period: proposed, confirmed and corrected. */
@Path("/api/v1/communities/{community}/appraisals")
@Produces(MediaType.APPLICATION_JSON)
public final class AppraisalResource {
  private static final String CSV = "text/csv; charset=utf-8";
  private static final String PERIOD = "period";
  private static final String SEEN = "seen";
  private static final String BY = "by";
  private static final String CHOICES = "choices";
  private static final String MEMBER = "member";
  private static final String BRACKET = "bracket";
  private static final String NOTE = "note";
  private static final String DECISION = "decision";

  private final AppraisalSteps steps;
  private final MoneyCalls calls;

  public AppraisalResource(AppraisalSteps steps, MoneyCalls calls) {
    this.steps = steps;
    this.calls = calls;
  }

  /**
   * An appraisal of the programme.
   *
   * @param period the first day of the period that was over last
   * @param running the first day of the one that goes on
   */
  public record Row(String appraisal, String name, String period, String running) {}

  /**
   * What was confirmed.
   *
   * @param decided how many members this call has decided on
   */
  public record Confirmed(int decided, @JsonProperty("appraisal") AppraisalView appraisal) {}

  @GET
  public Part<Row> all(@Context ContainerRequestContext request) {
    Community community = OpenedCommunity.of(request);
    return Part.whole(
        steps.appraisals(community),
        one -> {
          var running = steps.running(community, one);
          return new Row(
              one.id(),
              one.name(),
              one.cut().before(running).first().toString(),
              running.first().toString());
        });
  }

  @GET
  @Path("/{appraisal}")
  public AppraisalView one(
      @Context ContainerRequestContext request,
      @PathParam("appraisal") String appraisal,
      @QueryParam(PERIOD) @Nullable String period) {
    LocalDate first = queried(period);
    return refusing(
        () -> AppraisalView.of(steps.proposal(OpenedCommunity.of(request), appraisal, first)));
  }

  @GET
  @Path("/{appraisal}/csv")
  @Produces(CSV)
  public Response table(
      @Context ContainerRequestContext request,
      @PathParam("appraisal") String appraisal,
      @QueryParam(PERIOD) @Nullable String period) {
    Community community = OpenedCommunity.of(request);
    LocalDate first = queried(period);
    return refusing(
        () -> {
          Proposal proposal = steps.proposal(community, appraisal, first);
          String name = "appraisal-" + appraisal + "-" + proposal.period().first();
          return Response.ok(steps.table(community, proposal), CSV)
              .header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"")
              .header("Cache-Control", "no-store")
              .build();
        });
  }

  /**
   * Confirms a period. Its answer is noted after it, which is safe: who dies in between sends the
   * same call again, and finds all of it decided.
   */
  @POST
  @Path("/{appraisal}/confirm")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response confirm(
      @Context ContainerRequestContext request,
      @PathParam("appraisal") String appraisal,
      InputStream body)
      throws IOException {
    Community community = OpenedCommunity.of(request);
    return calls.answer(
        request,
        body,
        (call, fields) -> {
          fields.onlyThese(Set.of(PERIOD, SEEN, BY, CHOICES));
          LocalDate first = day(fields.text(PERIOD));
          Ballot ballot = new Ballot(fields.text(SEEN), choices(fields), CallFields.person(fields));
          return refusing(
              () -> {
                int decided = steps.confirm(community, appraisal, first, ballot).size();
                Proposal after = steps.proposal(community, appraisal, first);
                return calls.noted(
                    community, call, new Confirmed(decided, AppraisalView.of(after)));
              });
        });
  }

  private static Map<Long, Ballot.Choice> choices(JsonFields fields) {
    Map<Long, Ballot.Choice> choices = new HashMap<>();
    for (JsonFields one : fields.objects(CHOICES)) {
      one.onlyThese(Set.of(MEMBER, BRACKET, NOTE));
      String said = one.text(MEMBER);
      long member;
      try {
        member = OpaqueId.MEMBER.number(said);
      } catch (IllegalArgumentException e) {
        throw CallFields.wrong(CHOICES, "names '" + said + "', which is no member");
      }
      Ballot.Choice choice = new Ballot.Choice(one.text(BRACKET), CallFields.optionalNote(one));
      if (choices.put(member, choice) != null) {
        throw CallFields.wrong(CHOICES, "names '" + said + "' twice");
      }
    }
    return choices;
  }

  /** Decides anew on one member; the note says why. */
  @POST
  @Path("/{appraisal}/correct")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response correct(
      @Context ContainerRequestContext request,
      @PathParam("appraisal") String appraisal,
      InputStream body)
      throws IOException {
    Community community = OpenedCommunity.of(request);
    return calls.answer(
        request,
        body,
        (call, fields) -> {
          fields.onlyThese(Set.of(DECISION, BRACKET, NOTE, BY));
          long decision;
          try {
            decision = OpaqueId.DECISION.number(fields.text(DECISION));
          } catch (IllegalArgumentException e) {
            throw CallFields.wrong(DECISION, "is no id of a decision");
          }
          Ballot.Choice choice = new Ballot.Choice(fields.text(BRACKET), CallFields.note(fields));
          String by = CallFields.person(fields);
          return refusing(
              () ->
                  calls.noted(
                      community,
                      call,
                      AppraisalView.Decision.of(
                          steps.correct(community, appraisal, decision, choice, by))));
        });
  }

  private static @Nullable LocalDate queried(@Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Paging.wrong(PERIOD, "must be a day such as 2026-06-01");
    }
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw CallFields.wrong(PERIOD, "must be a day such as 2026-06-01");
    }
  }

  private static <T> T refusing(Supplier<T> work) {
    try {
      return work.get();
    } catch (AppraisalRefusedException e) {
      throw new ProblemException(Refusals.code(e), String.valueOf(e.getMessage()));
    }
  }
}

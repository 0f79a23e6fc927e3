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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.laurels.core.appraisal.AppraisalRefusedException;
import org.laurels.core.appraisal.Appraised;
import org.laurels.core.appraisal.Ballot;
import org.laurels.core.appraisal.Proposal;
import org.laurels.core.community.Community;
import org.laurels.server.access.FormToken;
import org.laurels.server.access.Viewer;
import org.laurels.server.api.OpaqueId;
import org.laurels.server.appraisal.AppraisalSteps;

/** What members' help is found worth, once a period: for operators alone. */
@Path("/c/{community}" + CreditPages.APPRAISALS)
public final class AppraisalPageResource {
  static final String CONFIRM = "/confirm";
  static final String CORRECT = "/correct";
  static final String TABLE = "/proposal.csv";

  /** What the names of a member's fields begin with. */
  static final String BRACKET_OF = "bracket-";

  static final String NOTE_OF = "note-";

  private static final int REFUSED = 409;
  private static final String PERIOD = "/{appraisal}/{first}";

  private final Visits visits;
  private final AppraisalSteps steps;
  private final AppraisalReader reader;
  private final FormCalls calls;

  AppraisalPageResource(
      Visits visits, AppraisalSteps steps, AppraisalReader reader, FormCalls calls) {
    this.visits = visits;
    this.steps = steps;
    this.reader = reader;
    this.calls = calls;
  }

  /** A period that an operator looks at. */
  private record Asked(
      ContainerRequestContext request,
      Visit visit,
      Viewer.Operator by,
      String appraisal,
      LocalDate first) {
    Community community() {
      return visit.community();
    }
  }

  @GET
  @Produces(PageView.MEDIA_TYPE)
  public PageView appraisals(
      @Context ContainerRequestContext request, @PathParam("community") String community) {
    Visit visit = visits.of(request, community);
    CreditPages.operator(visit);
    return PageView.of(
        visit, "appraisals", "appraisals", visit.words().of("appraisals.title"), reader.all(visit));
  }

  @GET
  @Path(PERIOD)
  @Produces(PageView.MEDIA_TYPE)
  public PageView period(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("appraisal") String appraisal,
      @PathParam("first") String first,
      @QueryParam("done") @Nullable String done) {
    Asked asked = asked(request, community, appraisal, first);
    Words words = asked.visit().words();
    String news =
        switch (Objects.requireNonNullElse(done, "")) {
          case "confirmed" -> words.of("appraisals.news.confirmed");
          case "before" -> words.of("appraisals.news.before");
          case "corrected" -> words.of("appraisals.news.corrected");
          default -> "";
        };
    return page(asked, AppraisalReader.Told.news(news));
  }

  /** What is to be decided, for a spreadsheet. */
  @GET
  @Path(PERIOD + TABLE)
  public Response table(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("appraisal") String appraisal,
      @PathParam("first") String first) {
    Asked asked = asked(request, community, appraisal, first);
    return Tables.answer(
        steps.table(asked.community(), proposal(asked)), "appraisal-" + appraisal + "-" + first);
  }

  /**
   * Confirms a period with what was chosen. The same form again is answered the same; another one,
   * of somebody who had the page open at the same time, finds all decided and changes nothing.
   */
  @POST
  @Path(PERIOD + CONFIRM)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(PageView.MEDIA_TYPE)
  public Response confirm(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("appraisal") String appraisal,
      @PathParam("first") String first,
      MultivaluedMap<String, String> form) {
    Asked asked = asked(request, community, appraisal, first);
    Map<Long, Ballot.Choice> choices = choices(form, proposal(asked));
    String seen = Objects.requireNonNullElse(form.getFirst("seen"), "");
    Ballot ballot = new Ballot(seen, choices, asked.by().name());
    Map<String, String> said = new TreeMap<>();
    form.forEach((name, values) -> said.put(name, String.join("\n", values)));
    said.remove(FormToken.FIELD);
    try {
      FormCalls.Outcome outcome =
          calls.run(
              asked.community(),
              scope(asked),
              FormKey.of(form.getFirst("key")),
              "appraise\n" + appraisal + "\n" + first + "\n" + said,
              call -> {
                List<Appraised> made =
                    steps.confirm(asked.community(), appraisal, asked.first(), ballot);
                return calls.noted(
                    asked.community(), call, made.isEmpty() ? "before" : "confirmed");
              });
      return answer(asked, outcome, choices);
    } catch (AppraisalRefusedException e) {
      return refused(asked, why(asked, e), choices);
    }
  }

  /** Decides anew on one member. */
  @POST
  @Path(PERIOD + CORRECT)
  @Produces(PageView.MEDIA_TYPE)
  public Response correct(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("appraisal") String appraisal,
      @PathParam("first") String first,
      @FormParam("key") @Nullable String key,
      @FormParam("decision") @Nullable String decision,
      @FormParam("bracket") @Nullable String bracket,
      @FormParam("note") @Nullable String note) {
    Asked asked = asked(request, community, appraisal, first);
    String why = note(note);
    if (why.isEmpty() || bracket == null || decision == null) {
      throw new BadRequestException();
    }
    try {
      long number = OpaqueId.DECISION.number(decision);
      FormCalls.Outcome outcome =
          calls.run(
              asked.community(),
              scope(asked),
              FormKey.of(key),
              String.join("\n", "reappraise", appraisal, decision, bracket, why),
              call -> {
                steps.correct(
                    asked.community(),
                    appraisal,
                    number,
                    new Ballot.Choice(bracket, why),
                    asked.by().name());
                return calls.noted(asked.community(), call, "corrected");
              });
      return answer(asked, outcome, Map.of());
    } catch (AppraisalRefusedException e) {
      return refused(asked, why(asked, e), Map.of());
    } catch (IllegalArgumentException e) {
      throw new BadRequestException(e);
    }
  }

  private static String scope(Asked asked) {
    return "operator:" + asked.by().id();
  }

  /** What differs from the proposal, of those who stood in the form. */
  private static Map<Long, Ballot.Choice> choices(
      MultivaluedMap<String, String> form, Proposal proposal) {
    Map<Long, String> proposed = new HashMap<>();
    proposal.open().forEach(line -> proposed.put(line.memberId(), line.bracket().id()));
    Map<Long, Ballot.Choice> choices = new HashMap<>();
    for (String name : form.keySet()) {
      if (name.startsWith(BRACKET_OF)) {
        String id = name.substring(BRACKET_OF.length());
        long member = Members.number(id);
        String bracket = Objects.requireNonNullElse(form.getFirst(name), "");
        String note = note(form.getFirst(NOTE_OF + id));
        if (!bracket.equals(proposed.get(member)) || !note.isEmpty()) {
          choices.put(member, new Ballot.Choice(bracket, note));
        }
      }
    }
    return choices;
  }

  private static String note(@Nullable String said) {
    String note = Objects.requireNonNullElse(said, "").strip();
    if (note.length() > Appraised.NOTE_LENGTH_MAX
        || note.chars().anyMatch(Character::isISOControl)) {
      throw new BadRequestException();
    }
    return note;
  }

  private Response answer(
      Asked asked, FormCalls.Outcome outcome, Map<Long, Ballot.Choice> choices) {
    if (outcome instanceof FormCalls.Outcome.Done done) {
      return CreditPages.redirect(
          AppraisalReader.address(asked.visit(), asked.appraisal(), asked.first())
              + "?done="
              + done.said());
    }
    Refusal refusal = ((FormCalls.Outcome.Not) outcome).refusal();
    return refused(asked, refusal.said(asked.visit().words()), choices);
  }

  private static String why(Asked asked, AppraisalRefusedException refused) {
    Words words = asked.visit().words();
    return switch (refused.reason()) {
      case TOO_EARLY -> words.of("appraisals.refused.early");
      case STALE -> words.of("appraisals.refused.stale");
      case NO_BRACKET -> words.of("appraisals.refused.bracket");
      case NO_APPRAISAL, NO_PERIOD, NO_DECISION -> throw new NotFoundException(refused);
    };
  }

  private Response refused(Asked asked, String fault, Map<Long, Ballot.Choice> kept) {
    return Response.status(REFUSED)
        .type(PageView.MEDIA_TYPE)
        .entity(page(asked, new AppraisalReader.Told("", List.of(fault), kept)))
        .build();
  }

  private Asked asked(
      ContainerRequestContext request, String community, String appraisal, String first) {
    Visit visit = visits.of(request, community);
    Viewer.Operator by = CreditPages.operator(visit);
    try {
      return new Asked(request, visit, by, appraisal, LocalDate.parse(first));
    } catch (DateTimeParseException e) {
      throw new NotFoundException(e);
    }
  }

  private Proposal proposal(Asked asked) {
    try {
      return steps.proposal(asked.community(), asked.appraisal(), asked.first());
    } catch (AppraisalRefusedException e) {
      throw new NotFoundException(e);
    }
  }

  private PageView page(Asked asked, AppraisalReader.Told told) {
    Visit visit = asked.visit();
    AppraisalPage page =
        reader.read(visit, proposal(asked), told, FormToken.of(asked.request()).text());
    return PageView.of(visit, "appraisal", "appraisals", page.name(), page);
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ForbiddenException;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.laurels.core.programme.Programme;
import org.laurels.core.redemption.Decision;
import org.laurels.core.redemption.Redemption;
import org.laurels.server.access.FormToken;
import org.laurels.server.access.Viewer;
import org.laurels.server.api.OpaqueId;

/** Redemptions that wait for a person: for operators alone. */
@Path("/c/{community}/redemptions")
@Produces(PageView.MEDIA_TYPE)
public final class QueueResource {
  private static final int REFUSED = 409;
  private static final int NOTE_LENGTH_MAX = 190;

  private final Visits visits;
  private final CreditPages.Sources from;
  private final QueueReader queue;
  private final FormCalls calls;

  QueueResource(Visits visits, CreditPages.Sources from, QueueReader queue, FormCalls calls) {
    this.visits = visits;
    this.from = from;
    this.queue = queue;
    this.calls = calls;
  }

  @GET
  public PageView queue(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @QueryParam("about") @Nullable String about) {
    Visit visit = visits.of(request, community);
    Viewer.Operator reader = operator(visit);
    String news = about == null ? "" : news(visit, find(visit, about));
    return page(request, visit, reader, news, "");
  }

  private static Viewer.Operator operator(Visit visit) {
    if (visit.viewer() instanceof Viewer.Operator operator) {
      return operator;
    }
    throw new ForbiddenException();
  }

  private String news(Visit visit, Redemption about) {
    Programme programme = CreditPages.versions(from, visit).latest().programme();
    return visit
        .words()
        .of(
            "redemptions.news",
            TransferRows.rewardName(programme, about.reward()),
            RedemptionReader.state(visit.words(), about.state()));
  }

  /**
   * An operator says something to a redemption.
   *
   * @param step approve, reject, settle or refuse
   * @param note what the member reads: why it is rejected or refused, or the reference of what is
   *     settled, which may be left out
   */
  @POST
  @Path("/{redemption}/{step: approve|reject|settle|refuse}")
  public Response decide(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("redemption") String redemption,
      @PathParam("step") String step,
      @FormParam("key") @Nullable String key,
      @FormParam("note") @Nullable String note) {
    Visit visit = visits.of(request, community);
    Viewer.Operator by = operator(visit);
    Decision decision = decision(step, by.name(), line(note));
    Redemption found = find(visit, redemption);
    FormCalls.Outcome outcome =
        calls.run(
            visit.community(),
            "operator:" + by.id(),
            FormKey.of(key),
            found.id() + "\n" + decision,
            call ->
                from.redemptions()
                    .decide(visit.community(), found.id(), decision, call, one -> ""));
    if (outcome instanceof FormCalls.Outcome.Not not) {
      String fault = not.refusal().said(visit.words());
      return Response.status(REFUSED).entity(page(request, visit, by, "", fault)).build();
    }
    return CreditPages.redirect(
        visit.link(CreditPages.REDEMPTIONS) + "?about=" + OpaqueId.REDEMPTION.of(found.id()));
  }

  private static Decision decision(String step, String by, String note) {
    return switch (step) {
      case "approve" -> new Decision.Approve(by);
      case "reject" -> new Decision.Reject(by + ": " + required(note));
      case "settle" -> new Decision.Settle(note);
      default -> new Decision.Refuse(by + ": " + required(note));
    };
  }

  private static String line(@Nullable String note) {
    String line = Objects.requireNonNullElse(note, "").strip();
    if (line.length() > NOTE_LENGTH_MAX || line.chars().anyMatch(Character::isISOControl)) {
      throw new BadRequestException();
    }
    return line;
  }

  private static String required(String note) {
    if (note.isEmpty()) {
      throw new BadRequestException();
    }
    return note;
  }

  private Redemption find(Visit visit, String redemption) {
    try {
      return from.redemptionStore()
          .find(visit.community(), OpaqueId.REDEMPTION.number(redemption))
          .orElseThrow(NotFoundException::new);
    } catch (IllegalArgumentException e) {
      throw new NotFoundException(e);
    }
  }

  private PageView page(
      ContainerRequestContext request,
      Visit visit,
      Viewer.Operator reader,
      String news,
      String fault) {
    String csrf = FormToken.of(request).text();
    QueuePage page = queue.read(visit, reader, news, fault, csrf);
    return PageView.of(visit, "queue", "queue", visit.words().of("queue.title"), page);
  }
}

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
import org.laurels.core.community.Community;
import org.laurels.core.programme.Programme;
import org.laurels.core.redemption.Redemption;
import org.laurels.core.redemption.Redemptions;
import org.laurels.core.wallet.Call;
import org.laurels.core.wallet.Told;
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

  /** What an operator says to a redemption. */
  enum Step {
    APPROVE,
    REJECT,
    SETTLE,
    REFUSE
  }

  @POST
  @Path("/{redemption}/approve")
  public Response approve(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("redemption") String redemption,
      @FormParam("key") @Nullable String key) {
    return take(request, community, redemption, key, Step.APPROVE, "");
  }

  /**
   * The credits go back.
   *
   * @param note why, which the member reads
   */
  @POST
  @Path("/{redemption}/reject")
  public Response reject(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("redemption") String redemption,
      @FormParam("key") @Nullable String key,
      @FormParam("note") @Nullable String note) {
    return take(request, community, redemption, key, Step.REJECT, required(note));
  }

  /**
   * A person has done it.
   *
   * @param note a reference, which the member reads; may be left out
   */
  @POST
  @Path("/{redemption}/settle")
  public Response settle(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("redemption") String redemption,
      @FormParam("key") @Nullable String key,
      @FormParam("note") @Nullable String note) {
    return take(request, community, redemption, key, Step.SETTLE, line(note));
  }

  /**
   * It cannot be done: the credits go back.
   *
   * @param note why, which the member reads
   */
  @POST
  @Path("/{redemption}/refuse")
  public Response refuse(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("redemption") String redemption,
      @FormParam("key") @Nullable String key,
      @FormParam("note") @Nullable String note) {
    return take(request, community, redemption, key, Step.REFUSE, required(note));
  }

  private static String line(@Nullable String note) {
    String line = Objects.requireNonNullElse(note, "").strip();
    if (line.length() > NOTE_LENGTH_MAX || line.chars().anyMatch(Character::isISOControl)) {
      throw new BadRequestException();
    }
    return line;
  }

  private static String required(@Nullable String note) {
    String line = line(note);
    if (line.isEmpty()) {
      throw new BadRequestException();
    }
    return line;
  }

  private Response take(
      ContainerRequestContext request,
      String community,
      String redemption,
      @Nullable String key,
      Step step,
      String note) {
    Visit visit = visits.of(request, community);
    Viewer.Operator by = operator(visit);
    Redemption found = find(visit, redemption);
    FormCalls.Outcome outcome =
        calls.run(
            visit.community(),
            "operator:" + by.id(),
            FormKey.of(key),
            step + "\n" + found.id() + "\n" + note,
            call -> taken(visit.community(), found, by.name(), step, note, call));
    if (outcome instanceof FormCalls.Outcome.Not not) {
      String fault = not.refusal().said(visit.words());
      return Response.status(REFUSED).entity(page(request, visit, by, "", fault)).build();
    }
    return CreditPages.redirect(
        visit.link(CreditPages.REDEMPTIONS) + "?about=" + OpaqueId.REDEMPTION.of(found.id()));
  }

  private Told taken(
      Community community, Redemption found, String by, Step step, String note, Call call) {
    Redemptions redemptions = from.redemptions();
    long id = found.id();
    return switch (step) {
      case APPROVE -> redemptions.approve(community, id, by, call, one -> "");
      case REJECT -> redemptions.reject(community, id, by + ": " + note, call, one -> "");
      case SETTLE -> redemptions.resolve(community, id, true, note, call, one -> "");
      case REFUSE -> redemptions.resolve(community, id, false, by + ": " + note, call, one -> "");
    };
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

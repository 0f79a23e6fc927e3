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
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.laurels.core.community.Community;
import org.laurels.core.event.InvalidEventException;
import org.laurels.core.payout.Choices;
import org.laurels.core.payout.Outlooks;
import org.laurels.core.payout.PayoutRefusedException;
import org.laurels.core.standing.StandingStore;
import org.laurels.server.access.OpenedCommunity;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.Problem;
import org.laurels.server.problem.ProblemException;

/** How a member is paid out, and the choice of the way. */
@Path("/api/v1/communities/{community}/members/{member}/payouts")
@Produces(MediaType.APPLICATION_JSON)
public final class MemberPayoutResource {
  private final StandingStore standings;
  private final CurrentProgrammes programmes;
  private final Outlooks outlooks;
  private final Choices choices;

  public MemberPayoutResource(
      StandingStore standings, CurrentProgrammes programmes, Outlooks outlooks, Choices choices) {
    this.standings = standings;
    this.programmes = programmes;
    this.outlooks = outlooks;
    this.choices = choices;
  }

  @GET
  public Part<PayoutView> all(
      @Context ContainerRequestContext request, @PathParam("member") String member) {
    Community community = OpenedCommunity.of(request);
    return Part.whole(read(community, id(community, member)), PayoutView::of);
  }

  private long id(Community community, String member) {
    return MemberResource.find(standings, community, member).memberId();
  }

  private List<Outlooks.Outlook> read(Community community, long member) {
    return outlooks.of(community, programmes.of(community), member);
  }

  /** Chooses a way: the same again changes nothing, and no credits move, so it needs no key. */
  @PUT
  @Path("/{cycle}/choice")
  @Consumes(MediaType.APPLICATION_JSON)
  public PayoutView choose(
      @Context ContainerRequestContext request,
      @PathParam("member") String member,
      @PathParam("cycle") String cycle,
      InputStream body)
      throws IOException {
    Community community = OpenedCommunity.of(request);
    long id = id(community, member);
    try {
      JsonFields fields = JsonFields.of(MoneyCalls.read(body));
      fields.onlyThese(Set.of("way"));
      choices.choose(community, cycle, id, fields.text("way"));
    } catch (InvalidEventException e) {
      throw new ProblemException(
          ErrorCode.REFUSED,
          Problem.of(ErrorCode.REFUSED, String.valueOf(e.getMessage())).at(e.field()));
    } catch (PayoutRefusedException e) {
      throw new ProblemException(Refusals.code(e), String.valueOf(e.getMessage()));
    }
    return read(community, id).stream()
        .filter(one -> one.plan().cycle().id().equals(cycle))
        .map(PayoutView::of)
        .findFirst()
        .orElseThrow();
  }
}

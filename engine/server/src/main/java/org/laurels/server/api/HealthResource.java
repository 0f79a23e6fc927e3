// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.laurels.core.community.CommunityStore;
import org.laurels.core.intake.StoreUnavailableException;
import org.laurels.server.job.LastVerify;

/** Whether this process can do its work now: asked of the database at each request. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource {
  private final CommunityStore communities;
  private final LastVerify lastVerify;

  public HealthResource(CommunityStore communities, LastVerify lastVerify) {
    this.communities = communities;
    this.lastVerify = lastVerify;
  }

  /**
   * What was found.
   *
   * @param verify what the last verification in this process found
   */
  public record Health(String status, String database, String verify) {}

  @GET
  public Response health() {
    boolean answers = databaseAnswers();
    boolean well = answers && lastVerify.isSound();
    return Response.status(well ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE)
        .entity(
            new Health(
                well ? "well" : "ill",
                answers ? "answers" : "does not answer",
                lastVerify.inWords()))
        .build();
  }

  private boolean databaseAnswers() {
    try {
      communities.all();
      return true;
    } catch (StoreUnavailableException e) {
      return false;
    }
  }
}

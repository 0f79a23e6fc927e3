// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.laurels.core.intake.StoreUnavailableException;
import org.laurels.core.redemption.HaltStore;
import org.laurels.server.job.LastVerify;

/** Whether this process can do its work now: asked of the database at each request. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource {
  private static final String WELL = "well";
  private static final String ILL = "ill";

  private final LastVerify lastVerify;
  private final HaltStore halts;

  public HealthResource(LastVerify lastVerify, HaltStore halts) {
    this.lastVerify = lastVerify;
    this.halts = halts;
  }

  /**
   * What was found.
   *
   * @param verify what the last verification found, in whichever process it ran
   * @param redemptions whether they stand still anywhere. That makes nobody ill: the process does
   *     the rest of its work, and shall not be taken away from those who send events
   */
  public record Health(String status, String database, String verify, String redemptions) {}

  @GET
  public Response health() {
    Health health = look();
    boolean well = health.status().equals(WELL);
    return Response.status(well ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE)
        .entity(health)
        .build();
  }

  private String redemptions() {
    long halted = halts.count();
    return halted == 0
        ? "go on"
        : "stand still in " + halted + (halted == 1 ? " community" : " communities");
  }

  private Health look() {
    try {
      LastVerify.Outcome last = lastVerify.outcome();
      return new Health(last.isSound() ? WELL : ILL, "answers", last.inWords(), redemptions());
    } catch (StoreUnavailableException e) {
      return new Health(ILL, "does not answer", "unknown", "unknown");
    }
  }
}

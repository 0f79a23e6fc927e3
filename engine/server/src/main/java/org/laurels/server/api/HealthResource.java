// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.laurels.core.intake.StoreUnavailableException;
import org.laurels.core.proof.ProofStore;
import org.laurels.core.redemption.HaltStore;
import org.laurels.server.job.LastVerify;

/** Whether this process can do its work now: asked of the database at each request. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource {
  private static final String WELL = "well";
  private static final String ILL = "ill";
  private static final Duration SEALED_WITHIN = Duration.ofSeconds(60);

  private final LastVerify lastVerify;
  private final HaltStore halts;
  private final ProofStore proofs;
  private final LongSupplier silent;
  private final Clock clock;

  /**
   * @param silent how many connections have been silent for too long
   */
  public HealthResource(
      LastVerify lastVerify, HaltStore halts, ProofStore proofs, LongSupplier silent, Clock clock) {
    this.lastVerify = lastVerify;
    this.halts = halts;
    this.proofs = proofs;
    this.silent = silent;
    this.clock = clock;
  }

  /**
   * What was found.
   *
   * @param verify what the last verification found, in whichever process it ran
   * @param redemptions whether they stand still anywhere. That makes nobody ill: the process does
   *     the rest of its work, and shall not be taken away from those who send events
   * @param seals whether every row older than a minute is sealed
   * @param connections whether hosts have fallen silent, which makes nobody ill, either
   */
  public record Health(
      String status,
      String database,
      String verify,
      String redemptions,
      String seals,
      String connections) {}

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

  private String seals() {
    Instant late = Instant.now(clock).minus(SEALED_WITHIN);
    return proofs
        .waitingSince()
        .filter(since -> since.isBefore(late))
        .map(since -> "rows wait since " + since)
        .orElse("up to date");
  }

  private String connections() {
    long count = silent.getAsLong();
    return count == 0
        ? "are heard"
        : "warning: " + count + (count == 1 ? " has" : " have") + " been silent for too long";
  }

  private Health look() {
    try {
      LastVerify.Outcome last = lastVerify.outcome();
      return new Health(
          last.isSound() ? WELL : ILL,
          "answers",
          last.inWords(),
          redemptions(),
          seals(),
          connections());
    } catch (StoreUnavailableException e) {
      return new Health(ILL, "does not answer", "unknown", "unknown", "unknown", "unknown");
    }
  }
}

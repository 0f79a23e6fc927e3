// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.UUID;
import org.laurels.core.intake.IntakeStoppedException;
import org.laurels.core.intake.OverloadedException;
import org.laurels.core.intake.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every exception with problem details; what is a bug is logged once under an incident. */
public final class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);
  private static final int RETRY_AFTER_SECONDS = 1;
  private static final int RETRY_AFTER_STOP_SECONDS = 10;
  private static final int RETRY_AFTER_OUTAGE_SECONDS = 10;

  @Override
  public Response toResponse(Throwable failure) {
    if (failure instanceof ProblemException known) {
      return respond(known);
    }
    if (failure instanceof WebApplicationException web && web.getResponse().getStatus() < 500) {
      return respond(web);
    }
    if (failure instanceof OverloadedException) {
      return respond(
          new ProblemException(
              ErrorCode.OVERLOADED, failure.getMessage() + "; nothing was taken, offer it again."));
    }
    if (failure instanceof IntakeStoppedException) {
      return respond(
          new ProblemException(
              ErrorCode.STOPPING, "Nothing was taken; offer it again when the server is back."));
    }
    String incident = UUID.randomUUID().toString();
    LOG.error("incident {}: a request failed", incident, failure);
    if (failure instanceof StoreUnavailableException) {
      return builder(
              Problem.of(
                      ErrorCode.STORE_UNAVAILABLE,
                      "Nothing of this request is acknowledged. Offering the same again is safe.")
                  .named(incident))
          .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_OUTAGE_SECONDS)
          .build();
    }
    return builder(
            Problem.of(ErrorCode.INTERNAL, "The log has it under the incident's id.")
                .named(incident))
        .build();
  }

  private static Response respond(ProblemException known) {
    Response.ResponseBuilder builder = builder(known.problem());
    if (known.code() == ErrorCode.UNAUTHENTICATED) {
      builder.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"laurels\"");
    }
    if (known.code() == ErrorCode.OVERLOADED) {
      builder.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    if (known.code() == ErrorCode.STOPPING) {
      builder.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_STOP_SECONDS);
    }
    return builder.build();
  }

  private static Response respond(WebApplicationException web) {
    Response original = web.getResponse();
    if (original.getStatus() < 400) {
      return original;
    }
    Response.ResponseBuilder builder = builder(Problems.forStatus(original.getStatus()));
    String allowed = original.getHeaderString(HttpHeaders.ALLOW);
    if (allowed != null) {
      builder.header(HttpHeaders.ALLOW, allowed);
    }
    return builder.build();
  }

  private static Response.ResponseBuilder builder(Problem problem) {
    return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;

/** Serves the description of this API. */
@Path("/api/v1/openapi.json")
@Produces(MediaType.APPLICATION_JSON)
public final class OpenApiResource {
  @GET
  public byte[] document() throws IOException {
    try (InputStream document = getClass().getResourceAsStream("openapi.json")) {
      return requireNonNull(document, "openapi.json is not on the class path").readAllBytes();
    }
  }
}

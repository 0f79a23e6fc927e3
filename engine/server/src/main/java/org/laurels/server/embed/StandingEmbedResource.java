// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.embed;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.laurels.server.access.WithoutSignIn;

/** Standings of members for other sites, which know them by their own ids. */
@WithoutSignIn
@Path("/embed/{community}/members/{host}/{id}")
public final class StandingEmbedResource {
  private static final Duration FRESH = Duration.ofSeconds(15);
  private static final Duration FRESH_IMAGE = Duration.ofMinutes(1);

  private final Door door;
  private final StandingReader standings;

  StandingEmbedResource(Door door, StandingReader standings) {
    this.door = door;
    this.standings = standings;
  }

  @GET
  public Response standing(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("host") String host,
      @PathParam("id") String id) {
    return standings
        .read(door.open(request, community), host, id)
        .map(view -> Published.json(view, FRESH))
        .orElseThrow(Door::nothing)
        .answer(request.getRequest());
  }

  @GET
  @Path("/standing.svg")
  public Response image(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("host") String host,
      @PathParam("id") String id) {
    return standings
        .image(door.open(request, community), host, id)
        .map(image -> Published.svg(image.svg(), FRESH_IMAGE))
        .orElseThrow(Door::nothing)
        .answer(request.getRequest());
  }
}

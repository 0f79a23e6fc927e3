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
import org.laurels.core.badge.Badge;
import org.laurels.server.access.WithoutSignIn;
import org.laurels.server.credential.BadgeImage;

/** Images of badges for other sites, in the community's colour. They are about nobody. */
@WithoutSignIn
@Path("/embed/{community}/badges/{badge: [a-z0-9-]{1,64}}.svg")
public final class BadgeEmbedResource {
  private static final Duration FRESH = Duration.ofMinutes(5);

  private final Door door;

  BadgeEmbedResource(Door door) {
    this.door = door;
  }

  @GET
  public Response image(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("badge") String id) {
    Embedded embedded = door.open(request, community);
    Badge badge = embedded.programme().badge(id);
    if (badge == null) {
      throw Door.nothing();
    }
    BadgeImage image =
        new BadgeImage(badge.name(), badge.tier(), embedded.name(), embedded.colour());
    return Published.svg(image.svg(), FRESH).answer(request.getRequest());
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.credential;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.laurels.core.community.Community;
import org.laurels.server.access.WithoutSignIn;

/** The image of a badge, as credentials name it. Public: it is about nobody. */
@WithoutSignIn
@Path("/c/{community}/badges/{badge}/image.svg")
public final class BadgeImageResource {
  private final BadgeDefinitions badges;
  private final Function<Community, String> colour;

  public BadgeImageResource(BadgeDefinitions badges, Function<Community, String> colour) {
    this.badges = badges;
    this.colour = colour;
  }

  @GET
  public Response image(@PathParam("community") String name, @PathParam("badge") String badge) {
    Community community = badges.community(name).orElseThrow(NotFoundException::new);
    return badges
        .newest(community, badge)
        .map(found -> GrantResource.image(community, found, colour.apply(community)))
        .map(image -> Answers.open(image.svg(), "image/svg+xml"))
        .orElseThrow(NotFoundException::new);
  }
}

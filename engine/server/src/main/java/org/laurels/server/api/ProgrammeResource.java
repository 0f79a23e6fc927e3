// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.laurels.core.community.CommunityStore;
import org.laurels.server.access.OpenedCommunity;
import org.laurels.server.access.WithAnyToken;

/** The programme in force and its history. */
@Path("/api/v1/communities/{community}/programme")
@Produces(MediaType.APPLICATION_JSON)
@WithAnyToken
public final class ProgrammeResource {
  private final CommunityStore communities;

  public ProgrammeResource(CommunityStore communities) {
    this.communities = communities;
  }

  @GET
  public ProgrammeView programme(@Context ContainerRequestContext request) {
    return ProgrammeView.of(communities.versions(OpenedCommunity.of(request)));
  }
}

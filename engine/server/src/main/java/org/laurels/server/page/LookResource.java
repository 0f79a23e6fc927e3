// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** What a community's look is made of: its colours and its logo. */
@Path("/c/{community}/look/{name}")
public final class LookResource {
  private final OpenCommunities communities;

  LookResource(OpenCommunities communities) {
    this.communities = communities;
  }

  @GET
  public Response look(@PathParam("community") String community, @PathParam("name") String name) {
    return communities
        .find(community)
        .look()
        .file(name)
        .orElseThrow(NotFoundException::new)
        .answer();
  }
}

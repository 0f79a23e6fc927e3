// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.credential;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.laurels.core.community.Community;
import org.laurels.server.access.OpenedCommunity;
import org.laurels.server.api.OpaqueId;

/**
 * Issues a grant's credential for the community itself. Where pages are closed, only what was
 * issued like this is public.
 */
@Path("/api/v1/communities/{community}/grants/{grant}/credential")
@Produces(MediaType.APPLICATION_JSON)
public final class IssueResource {
  private final Credentials credentials;

  public IssueResource(Credentials credentials) {
    this.credentials = credentials;
  }

  /** Issues it; a second time answers the same. */
  @PUT
  public Response issue(
      @Context ContainerRequestContext request, @PathParam("grant") String grantId) {
    Community community = OpenedCommunity.of(request);
    long grant = Answers.number(OpaqueId.GRANT, grantId);
    Credentials.Found found = credentials.find(community, grant, true);
    if (found instanceof Credentials.Gone) {
      return Answers.gone();
    }
    if (found instanceof Credentials.Issued issued) {
      return Response.ok(places(community, issued.credential())).build();
    }
    throw new NotFoundException();
  }

  private Places places(Community community, Credential credential) {
    Addresses addresses = credentials.addresses();
    String badge = credential.grant().badge();
    long grant = credential.grant().id();
    return new Places(
        addresses.credential(community, grant),
        addresses.download(community, badge, grant, ".jwt"),
        addresses.download(community, badge, grant, ".svg"),
        addresses.download(community, badge, grant, ".json"),
        credential.grant().isRevoked());
  }

  /**
   * Where a credential is found.
   *
   * @param id also its public page
   */
  public record Places(String id, String jwt, String svg, String json, boolean revoked) {}
}

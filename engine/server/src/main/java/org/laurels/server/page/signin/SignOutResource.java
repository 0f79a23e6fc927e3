// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page.signin;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.laurels.server.access.FormToken;
import org.laurels.server.access.Viewer;

/** The way out, for members and operators alike. A plain link may lead here: it shows a button. */
@Path("/sign-out")
public final class SignOutResource {
  private final Doorway doorway;

  public SignOutResource(Doorway doorway) {
    this.doorway = requireNonNull(doorway, "doorway is null");
  }

  @GET
  public Response button(@Context ContainerRequestContext request) {
    boolean signedIn = !(Viewer.of(request) instanceof Viewer.Anonymous);
    return SignInPage.page(
        200, "sign-out", Map.of("signedIn", signedIn, "csrf", FormToken.of(request).text()));
  }

  @POST
  public Response signOut(@Context ContainerRequestContext request) {
    return doorway.out(request, "/sign-out");
  }
}

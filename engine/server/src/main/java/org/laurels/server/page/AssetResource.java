// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** Styles and scripts. */
@Path("/assets/{name}")
public final class AssetResource {
  @GET
  public Response asset(@PathParam("name") String name) {
    return Assets.named(name).orElseThrow(NotFoundException::new).answer();
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.laurels.core.community.Community;

/** The community that a request's token has opened. */
public final class OpenedCommunity {
  static final String PROPERTY = "laurels.community";

  static final String CALLER = "laurels.caller";

  private OpenedCommunity() {}

  /** That community; a request that reaches a resource without one is a bug. */
  public static Community of(ContainerRequestContext request) {
    if (request.getProperty(PROPERTY) instanceof Community community) {
      return community;
    }
    throw new IllegalStateException("no token was looked at for " + request.getUriInfo().getPath());
  }

  /** Who calls, by the token: what one caller names its calls is nothing to another one. */
  public static String caller(ContainerRequestContext request) {
    if (request.getProperty(CALLER) instanceof String caller) {
      return caller;
    }
    throw new IllegalStateException("no token was looked at for " + request.getUriInfo().getPath());
  }
}

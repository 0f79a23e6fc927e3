// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.embed;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;

/** What browsers are told of embeds, of errors too: whose pages may read and show them. */
final class EmbedHeaders implements ContainerResponseFilter {
  /** An image that is opened by itself runs nothing and loads nothing. */
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

  private static final String PATH = "embed/";
  private static final int NOT_FOUND = 404;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!request.getUriInfo().getPath().startsWith(PATH)) {
      return;
    }
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.add(HttpHeaders.VARY, "Origin");
    if (request.getProperty(Door.READER) instanceof String reader) {
      headers.putSingle("Access-Control-Allow-Origin", reader);
    }
    headers.putSingle("Cross-Origin-Resource-Policy", "cross-origin");
    headers.putSingle("Content-Security-Policy", POLICY);
    headers.putSingle("X-Content-Type-Options", "nosniff");
    headers.putSingle("Referrer-Policy", "no-referrer");
    if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
      // A forum asks for every author of a page: most of them may be unknown here.
      boolean isNothing = response.getStatus() == NOT_FOUND;
      headers.putSingle(HttpHeaders.CACHE_CONTROL, isNothing ? "public, max-age=15" : "no-store");
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.problem;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.io.IOException;
import java.io.InputStream;

/**
 * Hears a caller out before the answer goes, where the body was not needed for it: a connection
 * with something unread on it is closed, and that takes the answer from a caller who is still
 * sending, or the next request of one who uses the connection again. Of whoever sends without end
 * the rest is not read, and the answer says that the connection ends.
 */
public final class UnreadBody implements ContainerResponseFilter {
  private static final long HEARD_OUT_MAX = 32L * 1024 * 1024;

  private final Provider<HttpServletRequest> requests;

  @Inject
  public UnreadBody(Provider<HttpServletRequest> requests) {
    this.requests = requests;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response)
      throws IOException {
    // Whoever waits to be asked for the body has not sent it, and shall not.
    boolean waits = request.getHeaderString("Expect") != null;
    if (waits || !isHeardOut(requests.get().getInputStream())) {
      response.getHeaders().putSingle("Connection", "close");
    }
  }

  private static boolean isHeardOut(InputStream body) throws IOException {
    byte[] unread = new byte[8192];
    long left = HEARD_OUT_MAX;
    int read = body.read(unread);
    while (read > 0 && left > 0) {
      left -= read;
      read = body.read(unread);
    }
    return read < 0;
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page.signin;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import org.laurels.core.access.Session;
import org.laurels.server.access.SessionBook;
import org.laurels.server.access.SessionCookie;

/** Lets in and out. What a browser had before ends: a session is never carried over. */
public final class Doorway {
  private final SessionBook sessions;

  public Doorway(SessionBook sessions) {
    this.sessions = requireNonNull(sessions, "sessions is null");
  }

  Response in(ContainerRequestContext request, Session.Holder holder, String path) {
    SessionCookie.of(request).ifPresent(sessions::end);
    return SignInPage.redirect(path).cookie(SessionCookie.give(sessions.open(holder))).build();
  }

  Response out(ContainerRequestContext request, String path) {
    SessionCookie.of(request).ifPresent(sessions::end);
    return SignInPage.redirect(path).cookie(SessionCookie.take()).build();
  }
}

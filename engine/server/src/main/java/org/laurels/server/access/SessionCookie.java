// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;
import org.laurels.core.access.Session;

/** How a session travels. The {@code __Host-} prefix keeps other hosts of the domain from it. */
public final class SessionCookie {
  static final String NAME = "__Host-laurels";

  private SessionCookie() {}

  /** What the browser shows, whether it is good or not. */
  public static Optional<String> of(ContainerRequestContext request) {
    return value(request, NAME);
  }

  static Optional<String> value(ContainerRequestContext request, String name) {
    Cookie cookie = request.getCookies().get(name);
    return Optional.ofNullable(cookie).map(Cookie::getValue);
  }

  /** Gives a session to the browser. */
  public static NewCookie give(String text) {
    return cookie(NAME, text, Math.toIntExact(Session.SPAN_MAX.toSeconds()));
  }

  /** Takes it away. */
  public static NewCookie take() {
    return cookie(NAME, "", 0);
  }

  static NewCookie cookie(String name, String text, int seconds) {
    return new NewCookie.Builder(name)
        .value(text)
        .path("/")
        .maxAge(seconds)
        .secure(true)
        .httpOnly(true)
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}

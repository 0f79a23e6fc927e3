// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laurels.core.access.Session;

/**
 * Says for every page who looks at it, refuses what another site sends, and keeps a community's
 * pages from those who are not of it. The API is none of its business: there, tokens count and a
 * session opens nothing.
 */
public final class ViewerFilter implements ContainerRequestFilter, ContainerResponseFilter {
  static final String VIEWER = "laurels.viewer";

  private final SessionBook sessions;
  private final TurnAway away;
  private final boolean openPages;

  @Context private @Nullable ResourceInfo resource;

  /**
   * @param openPages whether a community's pages are shown to everyone
   */
  public ViewerFilter(SessionBook sessions, TurnAway away, boolean openPages) {
    this.sessions = requireNonNull(sessions, "sessions is null");
    this.away = requireNonNull(away, "away is null");
    this.openPages = openPages;
  }

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (isApi(request)) {
      return;
    }
    Optional<String> text = SessionCookie.of(request);
    Optional<Session> session = text.flatMap(sessions::find);
    Viewer viewer = session.map(ViewerFilter::viewer).orElseGet(Viewer.Anonymous::new);
    request.setProperty(VIEWER, viewer);
    FormToken.put(request, session.isPresent() ? text.orElse(null) : null);
    boolean asks = FormCheck.isReading(request) || isMarked(ChangesNothing.class);
    if (!asks && !FormCheck.isFromHere(request, FormToken.of(request))) {
      request.abortWith(away.formIsOld());
    } else if (!isShown(request, viewer)) {
      request.abortWith(away.notSignedIn());
    }
  }

  private static boolean isApi(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    return path.startsWith("api/") || path.startsWith("hooks/") || path.equals("health");
  }

  private static Viewer viewer(Session session) {
    if (session.holder() instanceof Session.OfMember of) {
      return new Viewer.Member(of.community(), of.memberId(), of.identityId());
    }
    Session.OfOperator of = (Session.OfOperator) session.holder();
    return new Viewer.Operator(of.operatorId(), of.name());
  }

  /** Whether a community exists is not told to those who may not see it. */
  private boolean isShown(ContainerRequestContext request, Viewer viewer) {
    String community = request.getUriInfo().getPathParameters().getFirst("community");
    return openPages
        || community == null
        || viewer instanceof Viewer.Operator
        || (viewer instanceof Viewer.Member member && member.community().name().equals(community))
        || isMarked(WithoutSignIn.class);
  }

  private boolean isMarked(Class<? extends Annotation> mark) {
    return resource != null
        && (isMarked(resource.getResourceMethod(), mark)
            || isMarked(resource.getResourceClass(), mark));
  }

  private static boolean isMarked(
      @Nullable AnnotatedElement element, Class<? extends Annotation> mark) {
    return element != null && element.isAnnotationPresent(mark);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(VIEWER) == null) {
      return;
    }
    FormToken token = FormToken.of(request);
    NewCookie cookie = token.cookie();
    if (cookie != null) {
      response.getHeaders().add(HttpHeaders.SET_COOKIE, cookie);
    }
    boolean personal = token.isAsked() || !(Viewer.of(request) instanceof Viewer.Anonymous);
    if (personal && !response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
      response.getHeaders().add(HttpHeaders.CACHE_CONTROL, "no-store");
    }
  }
}

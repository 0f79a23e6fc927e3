// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.annotation.Priority;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.time.ZoneOffset;
import org.laurels.core.intake.StoreUnavailableException;
import org.laurels.server.problem.Problem;

/** Shows problems as pages to people; programs get them as they are. */
@Priority(PageHeaders.AFTER_ERRORS + 1)
public final class ErrorPages implements ContainerResponseFilter {
  private static final String API = "api/";

  private final Visits visits;

  public ErrorPages(Visits visits) {
    this.visits = visits;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!(response.getEntity() instanceof Problem problem) || !isAskedByPeople(request)) {
      return;
    }
    String incident = problem.incident() == null ? "" : problem.incident();
    response.setEntity(
        page(request, problem.status(), incident),
        new Annotation[0],
        MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
    response.getHeaders().putSingle("Cache-Control", "no-store");
  }

  private static boolean isAskedByPeople(ContainerRequestContext request) {
    return !request.getUriInfo().getPath().startsWith(API)
        && request.getAcceptableMediaTypes().stream()
            .anyMatch(
                type -> MediaType.TEXT_HTML_TYPE.isCompatible(type) && !type.isWildcardType());
  }

  private PageView page(ContainerRequestContext request, int status, String incident) {
    String community = request.getUriInfo().getPathParameters().getFirst("community");
    if (community != null) {
      try {
        Visit visit = visits.of(request, community);
        ErrorPage page = ErrorPage.of(visit.words(), status, incident);
        return PageView.of(visit, "error", "", page.heading(), page);
      } catch (WebApplicationException | StoreUnavailableException e) {
        // The error may be that there is no such community, or no database: it is told below.
      }
    }
    Language language = Visits.language(request);
    Words words = visits.words(language, ZoneOffset.UTC);
    ErrorPage page = ErrorPage.of(words, status, incident);
    return PageView.plain(language, words, "error", page.heading(), page);
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What browsers are told with every page: load nothing of others, frame it nowhere, keep it not.
 */
@Priority(PageHeaders.AFTER_ERRORS)
public final class PageHeaders implements ContainerResponseFilter {
  /** Filters of answers run from the highest number down: errors are pages by then. */
  static final int AFTER_ERRORS = 1_000;

  private static final Duration LANGUAGE_KEPT = Duration.ofDays(365);

  private final Visits visits;

  PageHeaders(Visits visits) {
    this.visits = visits;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof FramedPage page) {
      Language language = Visits.language(request);
      page.dress(Frame.plain(language, ""), visits.words(language, ZoneOffset.UTC));
      tell(request, response, language.tag(), "");
    } else if (response.getEntity() instanceof PageView page) {
      tell(request, response, page.getFrame().language(), page.logoOrigin());
    }
  }

  private static void tell(
      ContainerRequestContext request,
      ContainerResponseContext response,
      String language,
      String logoOrigin) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.putSingle("Content-Security-Policy", policy(logoOrigin));
    headers.putSingle("X-Content-Type-Options", "nosniff");
    headers.putSingle("Referrer-Policy", "same-origin");
    headers.putSingle(HttpHeaders.CONTENT_LANGUAGE, language);
    headers.add(HttpHeaders.VARY, "Accept-Language, Cookie");
    headers.computeIfAbsent(
        HttpHeaders.CACHE_CONTROL, name -> new ArrayList<>(List.of("private, no-cache")));
    Visits.chosen(request)
        .ifPresent(
            chosen ->
                headers.add(
                    HttpHeaders.SET_COOKIE,
                    new NewCookie.Builder(Visits.LANGUAGE)
                        .value(chosen.tag())
                        .path("/")
                        .maxAge((int) LANGUAGE_KEPT.toSeconds())
                        .sameSite(NewCookie.SameSite.LAX)
                        .build()));
  }

  /** Our own files only; of others nothing but the community's logo. */
  private static String policy(String logoOrigin) {
    String logo = logoOrigin.isEmpty() ? "" : " " + logoOrigin;
    return "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
        + " img-src 'self'"
        + logo
        + "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.laurels.server.access.Viewer;

/** Finds out for each request whose page it is and which language its reader reads. */
public final class Visits {
  static final String LANGUAGE = "lang";

  private final OpenCommunities communities;
  private final Clock clock;
  private final boolean openPages;

  /**
   * @param openPages whether pages are shown to everyone
   */
  public Visits(OpenCommunities communities, Clock clock, boolean openPages) {
    this.communities = communities;
    this.clock = clock;
    this.openPages = openPages;
  }

  /**
   * The visit to a page of the community of that name.
   *
   * @throws jakarta.ws.rs.NotFoundException if there is none
   */
  Visit of(ContainerRequestContext request, String community) {
    OpenCommunity open = communities.find(community);
    Language language = language(request);
    return new Visit(
        open,
        language,
        words(language, open.zone()),
        address(request),
        Viewer.of(request),
        openPages);
  }

  /** Words for a page of no community. */
  Words words(Language language, ZoneId zone) {
    return new Words(language, zone, Instant.now(clock));
  }

  /** What the reader has just chosen, has once chosen, or what the browser asks for. */
  static Language language(ContainerRequestContext request) {
    return chosen(request)
        .or(
            () ->
                Optional.ofNullable(request.getCookies().get(LANGUAGE))
                    .map(Cookie::getValue)
                    .flatMap(Language::tagged))
        .orElseGet(() -> Language.accepted(request.getAcceptableLanguages()));
  }

  /** The language that this request itself asks for. */
  static Optional<Language> chosen(ContainerRequestContext request) {
    return Language.tagged(request.getUriInfo().getQueryParameters().getFirst(LANGUAGE));
  }

  private static URI address(ContainerRequestContext request) {
    URI asked = request.getUriInfo().getRequestUri();
    return UriBuilder.fromUri(asked).replaceQueryParam(LANGUAGE).build();
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.ApiToken;
import org.laurels.core.community.TokenStore;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.ProblemException;

/**
 * Opens a community's part of the API to those who show a token of it. Whether another community
 * exists is not told: it and one that does not answer alike.
 */
public final class CommunityFilter implements ContainerRequestFilter {
  private static final String SCHEME = "bearer ";

  private final TokenBook tokens;

  @Context private @Nullable ResourceInfo resource;

  public CommunityFilter(TokenBook tokens) {
    this.tokens = tokens;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String asked = request.getUriInfo().getPathParameters().getFirst("community");
    if (asked == null || !request.getUriInfo().getPath().startsWith("api/")) {
      return;
    }
    TokenStore.Opened opened =
        token(request)
            .flatMap(tokens::find)
            .orElseThrow(
                () ->
                    new ProblemException(
                        ErrorCode.UNAUTHENTICATED,
                        "Send a token of this community that has neither expired nor been"
                            + " revoked, as 'Authorization: Bearer laurels_…'."));
    if (!opened.community().name().equals(asked)) {
      throw new ProblemException(
          ErrorCode.NOT_FOUND, "There is no such community, or this token does not open it.");
    }
    if (opened.token().scope() == ApiToken.Scope.EVENTS && !opensAnyToken()) {
      throw new ProblemException(
          ErrorCode.FORBIDDEN,
          "This token is for sending events and for what pages show. For all else make one with"
              + " 'laurels token create --scope manage', and let no host hold it.");
    }
    request.setProperty(OpenedCommunity.PROPERTY, opened.community());
    request.setProperty(OpenedCommunity.CALLER, "token:" + opened.token().id());
  }

  private boolean opensAnyToken() {
    return resource != null
        && (resource.getResourceMethod().isAnnotationPresent(WithAnyToken.class)
            || resource.getResourceClass().isAnnotationPresent(WithAnyToken.class));
  }

  private static Optional<String> token(ContainerRequestContext request) {
    String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      return Optional.empty();
    }
    return Optional.of(header.substring(SCHEME.length()).strip());
  }
}

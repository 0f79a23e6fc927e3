// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.problem;

import jakarta.ws.rs.core.Response;

/** Problems for errors of which only the HTTP status is known. */
public final class Problems {
  private Problems() {}

  public static Problem forStatus(int status) {
    return switch (status) {
      case 401 -> Problem.of(ErrorCode.UNAUTHENTICATED, "Send a token.");
      case 403 -> Problem.of(ErrorCode.FORBIDDEN, "This is not open to you.");
      case 404 -> Problem.of(ErrorCode.NOT_FOUND, "See /api/v1/openapi.json for what there is.");
      case 405 -> Problem.of(ErrorCode.METHOD_NOT_ALLOWED, "The header Allow names those that do.");
      case 406 -> Problem.of(ErrorCode.NOT_ACCEPTABLE, "Answers of the API are JSON.");
      case 413 -> Problem.of(ErrorCode.BODY_TOO_LARGE, "Send less at once.");
      case 415 ->
          Problem.of(
              ErrorCode.UNSUPPORTED_MEDIA_TYPE,
              "Events come as application/cloudevents+json, application/cloudevents-batch+json or"
                  + " application/json.");
      default -> {
        ErrorCode code = status >= 500 ? ErrorCode.INTERNAL : ErrorCode.REFUSED;
        yield Problem.of(code, status, phrase(status));
      }
    };
  }

  private static String phrase(int status) {
    Response.Status known = Response.Status.fromStatusCode(status);
    return known == null ? "HTTP status " + status : known.getReasonPhrase();
  }
}

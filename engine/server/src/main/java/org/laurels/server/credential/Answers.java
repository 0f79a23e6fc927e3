// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.credential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.laurels.server.api.OpaqueId;

/** Answers with the headers that each kind needs. */
final class Answers {
  /** An image that is opened by itself runs nothing and loads nothing. */
  private static final String IMAGE_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; sandbox";

  private Answers() {}

  static long number(OpaqueId kind, String text) {
    try {
      return kind.number(text);
    } catch (IllegalArgumentException e) {
      throw new NotFoundException(e);
    }
  }

  /** A page, which gets the headers that all pages get. */
  static Response page(int status, Object page) {
    return Response.status(status)
        .entity(page)
        .type(MediaType.TEXT_HTML_TYPE)
        .header("X-Robots-Tag", "noindex")
        .build();
  }

  static Response json(ObjectNode node, String type) {
    return open(Json.lines(node), type);
  }

  /** What verifiers of any origin may read, and should not keep for long. */
  static Response open(String text, String type) {
    return safe(Response.ok(text).type(type))
        .header("Access-Control-Allow-Origin", "*")
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=5")
        .build();
  }

  /** The same to be saved as a file of that name, which is made of our own ids. */
  static Response download(String text, String type, String file) {
    return safe(Response.ok(text).type(type))
        .header("Access-Control-Allow-Origin", "*")
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .header("X-Robots-Tag", "noindex")
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + file + "\"")
        .build();
  }

  static Response gone() {
    return Response.status(Response.Status.GONE)
        .type(MediaType.TEXT_PLAIN_TYPE)
        .entity("This credential was removed with the member it was about.\n")
        .build();
  }

  private static Response.ResponseBuilder safe(Response.ResponseBuilder builder) {
    return builder
        .header("Content-Security-Policy", IMAGE_POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer");
  }
}

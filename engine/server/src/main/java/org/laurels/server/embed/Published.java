// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.embed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/** Content that anybody may keep for a while, and asks for again by its tag. */
final class Published {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int TAG_LENGTH = 24;

  private final byte[] content;
  private final String mediaType;
  private final Duration fresh;

  Published(byte[] content, String mediaType, Duration fresh) {
    this.content = content;
    this.mediaType = mediaType;
    this.fresh = fresh;
  }

  static Published json(Object view, Duration fresh) {
    try {
      return new Published(MAPPER.writeValueAsBytes(view), MediaType.APPLICATION_JSON, fresh);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a view is no JSON", e);
    }
  }

  static Published svg(String image, Duration fresh) {
    return new Published(image.getBytes(StandardCharsets.UTF_8), "image/svg+xml", fresh);
  }

  /** The answer: empty where the asker has this very content already. */
  Response answer(Request request) {
    EntityTag tag = new EntityTag(hash());
    Response.ResponseBuilder builder = request.evaluatePreconditions(tag);
    if (builder == null) {
      builder = Response.ok(content, mediaType);
    }
    return builder
        .tag(tag)
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=" + fresh.toSeconds())
        .build();
  }

  private String hash() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(hash).substring(0, TAG_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

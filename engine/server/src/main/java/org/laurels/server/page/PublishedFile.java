// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file whose name tells its content, so that browsers may keep it for good. */
final class PublishedFile {
  private static final int HASH_LENGTH = 12;
  private static final String FOR_GOOD = "public, max-age=31536000, immutable";

  /** A picture that is opened by itself may be a document with scripts: none of them runs. */
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

  private final String name;
  private final String mediaType;
  private final byte[] content;

  private PublishedFile(String name, String mediaType, byte[] content) {
    this.name = name;
    this.mediaType = mediaType;
    this.content = content;
  }

  /** With a part that changes with the content. */
  String name() {
    return name;
  }

  Response answer() {
    return Response.ok(content, mediaType)
        .header("Cache-Control", FOR_GOOD)
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  /** A file of that name before and that ending after the part that tells the content. */
  static PublishedFile of(String stem, String ending, String mediaType, byte[] content) {
    return new PublishedFile(stem + "-" + hash(content) + ending, mediaType, content);
  }

  static PublishedFile of(String stem, String ending, String mediaType, String content) {
    return of(stem, ending, mediaType, content.getBytes(StandardCharsets.UTF_8));
  }

  private static String hash(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(hash).substring(0, HASH_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

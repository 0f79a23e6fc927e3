// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A form with a file in it, as browsers send one (RFC 7578). The token that proves it to be ours
 * stands in the first field, so that it is found before the file is read.
 */
public final class MultipartForm {
  /** The media type of such a form. */
  public static final String MEDIA_TYPE = MediaType.MULTIPART_FORM_DATA;

  private static final int PARTS_MAX = 60;
  private static final Pattern BOUNDARY = Pattern.compile("[\\x21-\\x7e]{1,70}");
  private static final Pattern NAME =
      Pattern.compile(
          "content-disposition:\\s*form-data\\s*;[^\\r\\n]*?\\bname=\"([^\"\\r\\n]{1,64})\"",
          Pattern.CASE_INSENSITIVE);
  private static final String LINE = "\r\n";

  private final Map<String, String> fields;

  private MultipartForm(Map<String, String> fields) {
    this.fields = fields;
  }

  /**
   * A part of a form.
   *
   * @param end where the delimiter of the next one begins
   */
  private record Part(String name, String content, int end) {}

  /**
   * Reads a form.
   *
   * @throws BadRequestException if it is none
   * @throws ClientErrorException if it is larger than that
   */
  public static MultipartForm read(@Nullable MediaType type, InputStream body, int bytesMax)
      throws IOException {
    String delimiter = delimiter(type);
    byte[] bytes = body.readNBytes(bytesMax + 1);
    if (bytes.length > bytesMax) {
      throw new ClientErrorException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
    }
    // Each byte is a character here, so that places in the text are places in the bytes.
    String text = new String(bytes, ISO_8859_1);
    Map<String, String> fields = new HashMap<>();
    int at = 0;
    while (delimiter != null && fields.size() < PARTS_MAX) {
      Part part = part(text, at, delimiter);
      if (part == null) {
        break;
      }
      fields.put(part.name(), part.content());
      at = part.end();
    }
    if (delimiter == null || fields.isEmpty() || !text.startsWith(delimiter + "--", at)) {
      throw new BadRequestException();
    }
    return new MultipartForm(fields);
  }

  /** The value of the first field where that has this name; null else. */
  static @Nullable String first(@Nullable MediaType type, byte[] beginning, String name) {
    String delimiter = delimiter(type);
    Part part = delimiter == null ? null : part(new String(beginning, ISO_8859_1), 0, delimiter);
    return part == null || !part.name().equals(name) ? null : part.content();
  }

  private static @Nullable String delimiter(@Nullable MediaType type) {
    String boundary = type == null ? null : type.getParameters().get("boundary");
    return boundary == null || !BOUNDARY.matcher(boundary).matches() ? null : "--" + boundary;
  }

  private static @Nullable Part part(String text, int at, String delimiter) {
    int head = at + delimiter.length();
    if (!text.startsWith(delimiter, at) || !text.startsWith(LINE, head)) {
      return null;
    }
    int blank = text.indexOf(LINE + LINE, head);
    int content = blank + 2 * LINE.length();
    int end = blank < 0 ? -1 : text.indexOf(LINE + delimiter, content);
    if (end < 0) {
      return null;
    }
    Matcher name = NAME.matcher(text.substring(head, blank));
    return name.find()
        ? new Part(name.group(1), text.substring(content, end), end + LINE.length())
        : null;
  }

  /**
   * The text of a field; empty where there is none.
   *
   * @throws BadRequestException if it is not UTF-8
   */
  public String text(String name) {
    byte[] bytes = fields.getOrDefault(name, "").getBytes(ISO_8859_1);
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new BadRequestException(e);
    }
  }

  /** The bytes of a field; none where there is no such field. */
  public byte[] bytes(String name) {
    return fields.getOrDefault(name, "").getBytes(ISO_8859_1);
  }
}

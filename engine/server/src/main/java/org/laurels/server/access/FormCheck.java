// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request that changes something was sent from a page of ours. Two things must hold: the
 * browser does not name another site, and the form's token is that of this browser.
 */
final class FormCheck {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final String HEADER = "X-Laurels-Form";

  /** The largest form that is read to find the token in it. */
  private static final int BODY_MAX = 64 * 1024;

  /** How much of a form with a file is read for it. */
  private static final int BEGINNING_MAX = 1024;

  private FormCheck() {}

  static boolean isReading(ContainerRequestContext request) {
    return READING.contains(request.getMethod().toUpperCase(Locale.ROOT));
  }

  static boolean isFromHere(ContainerRequestContext request, FormToken token) throws IOException {
    return isSameSite(request) && token.matches(shown(request));
  }

  /**
   * What the browser says of where the form stood. Sec-Fetch-Site counts where it is sent: it is
   * the browser's own comparison, and right behind a proxy that changes the host. Else the origin
   * is compared, of which a page that sends no referrer says "null".
   */
  private static boolean isSameSite(ContainerRequestContext request) {
    String site = request.getHeaderString("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    String origin = request.getHeaderString("Origin");
    if (origin == null) {
      return true;
    }
    String authority = URI.create(request.getUriInfo().getBaseUri().toString()).getAuthority();
    return origin.substring(origin.indexOf("//") + 2).equalsIgnoreCase(authority)
        && origin.contains("//");
  }

  /** From the header, as scripts send it, or from the form, which stays readable. */
  private static @Nullable String shown(ContainerRequestContext request) throws IOException {
    String header = request.getHeaderString(HEADER);
    MediaType type = request.getMediaType();
    if (header != null || type == null) {
      return header;
    }
    if (type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE)) {
      return beforeTheFile(request, type);
    }
    return type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE) ? inForm(request) : null;
  }

  /** The file is not read before the token is known to be good. */
  private static @Nullable String beforeTheFile(ContainerRequestContext request, MediaType type)
      throws IOException {
    InputStream body = request.getEntityStream();
    byte[] beginning = body.readNBytes(BEGINNING_MAX);
    request.setEntityStream(new SequenceInputStream(new ByteArrayInputStream(beginning), body));
    return MultipartForm.first(type, beginning, FormToken.FIELD);
  }

  private static @Nullable String inForm(ContainerRequestContext request) throws IOException {
    byte[] body = request.getEntityStream().readNBytes(BODY_MAX + 1);
    if (body.length > BODY_MAX) {
      return null;
    }
    request.setEntityStream(new ByteArrayInputStream(body));
    for (String pair : new String(body, UTF_8).split("&", -1)) {
      if (pair.startsWith(FormToken.FIELD + "=")) {
        return decoded(pair.substring(FormToken.FIELD.length() + 1));
      }
    }
    return null;
  }

  private static @Nullable String decoded(String value) {
    try {
      return URLDecoder.decode(value, UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}

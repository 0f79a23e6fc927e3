// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.NewCookie;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What every form of a page carries, so that no other site can send it. It is the HMAC of a fixed
 * text under a cookie that only this browser has: the session's, or before there is one a cookie
 * made for the first form. So it ends with the session, and every process knows it. It is masked
 * anew each time, since compressed answers tell what repeats in them.
 */
public final class FormToken {
  /** The name of the field. */
  public static final String FIELD = "csrf";

  static final String COOKIE = "__Host-laurels-form";
  private static final String PROPERTY = "laurels.form";
  private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final int LENGTH = 32;

  private final String secret;
  private final boolean fresh;
  private boolean asked;

  private FormToken(String secret, boolean fresh) {
    this.secret = secret;
    this.fresh = fresh;
  }

  /** Puts it on a request; a session that is good comes first. */
  static void put(ContainerRequestContext request, @Nullable String session) {
    Optional<String> known =
        SessionCookie.value(request, COOKIE).filter(text -> TEXT.matcher(text).matches());
    FormToken token =
        session != null
            ? new FormToken(session, false)
            : known
                .map(text -> new FormToken(text, false))
                .orElseGet(() -> new FormToken(Digests.randomText(), true));
    request.setProperty(PROPERTY, token);
  }

  /** That of a request. Ask it for its text before the answer begins: it may need a cookie. */
  public static FormToken of(ContainerRequestContext request) {
    if (request.getProperty(PROPERTY) instanceof FormToken token) {
      return token;
    }
    throw new IllegalStateException("no form can be on " + request.getUriInfo().getPath());
  }

  /** The text for the hidden field. */
  public String text() {
    asked = true;
    byte[] mask = Digests.random();
    byte[] both = Arrays.copyOf(mask, 2 * LENGTH);
    byte[] token = token();
    for (int i = 0; i < LENGTH; i++) {
      both[LENGTH + i] = (byte) (mask[i] ^ token[i]);
    }
    return Digests.text(both);
  }

  boolean matches(@Nullable String shown) {
    if (fresh || shown == null) {
      return false;
    }
    try {
      byte[] both = Base64.getUrlDecoder().decode(shown);
      if (both.length != 2 * LENGTH) {
        return false;
      }
      byte[] token = new byte[LENGTH];
      for (int i = 0; i < LENGTH; i++) {
        token[i] = (byte) (both[i] ^ both[LENGTH + i]);
      }
      return MessageDigest.isEqual(token, token());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  boolean isAsked() {
    return asked;
  }

  /** The cookie that the browser needs beside the form; null where it has it. */
  @Nullable NewCookie cookie() {
    return fresh && asked ? SessionCookie.cookie(COOKIE, secret, -1) : null;
  }

  private byte[] token() {
    return Digests.hmac(secret.getBytes(java.nio.charset.StandardCharsets.US_ASCII), "form");
  }
}

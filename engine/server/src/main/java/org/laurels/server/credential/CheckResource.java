// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.credential;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.laurels.server.access.ChangesNothing;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.ProblemException;

/**
 * Says of a credential that somebody brings whether it holds. Public; nothing is kept of it and
 * nothing is changed by it, so the form needs no token.
 */
@ChangesNothing
@Path("/credentials/verify")
public final class CheckResource {
  /** Each byte may be written as three in a form. */
  private static final int FORM_BYTES_MAX = 3 * CredentialCheck.LENGTH_MAX;

  private static final String FIELD = "credential=";

  private final CredentialCheck check;
  private final Credentials credentials;
  private final HolderNames holders;

  public CheckResource(CredentialCheck check, Credentials credentials, HolderNames holders) {
    this.check = check;
    this.credentials = credentials;
    this.holders = holders;
  }

  @GET
  public Response form() {
    return Answers.page(200, CheckPage.empty());
  }

  /** What was pasted into the form. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response pasted(InputStream body) {
    String form = read(body, FORM_BYTES_MAX);
    String brought = "";
    for (String field : form.split("&")) {
      if (field.startsWith(FIELD)) {
        brought = decoded(field.substring(FIELD.length()));
      }
    }
    return answer(brought);
  }

  private static String decoded(String field) {
    try {
      return URLDecoder.decode(field, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** A file as it is: a JWT, an image, or JSON. */
  @POST
  @Consumes({
    "application/vc+jwt",
    "application/jwt",
    "application/json",
    "application/ld+json",
    "application/vc",
    "image/svg+xml",
    "text/plain",
    "application/octet-stream"
  })
  public Response file(InputStream body) {
    return answer(read(body, CredentialCheck.LENGTH_MAX));
  }

  private Response answer(String brought) {
    return Answers.page(200, CheckPage.of(check.check(brought), credentials.addresses(), holders));
  }

  private static String read(InputStream body, int most) {
    try {
      byte[] bytes = body.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new ProblemException(
            ErrorCode.BODY_TOO_LARGE, "A credential has at most " + most + " bytes.");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ProblemException(ErrorCode.REFUSED, "The body broke off.");
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page.signin;

import io.dropwizard.views.common.View;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A page of signing in: a template and what it shows. */
public final class SignInPage extends View {
  /**
   * Forms are sent to us alone. The referrer stays within our pages, of which the addresses hold
   * links that let somebody in; without any, browsers would not tell where a form was sent from.
   */
  private static final String POLICY =
      "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  private final Map<String, Object> model;

  private SignInPage(String template, Map<String, Object> model) {
    super("/org/laurels/templates/pages/" + template + ".ftlh", StandardCharsets.UTF_8);
    this.model = Map.copyOf(model);
  }

  public Map<String, Object> getModel() {
    return model;
  }

  static Response page(int status, String template, Map<String, Object> model) {
    return plain(Response.status(status))
        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
        .entity(new SignInPage(template, model))
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "same-origin")
        .build();
  }

  /** A page that says one thing. */
  static Response notice(int status, Notice notice) {
    return page(status, "notice", Map.of("title", notice.title(), "text", notice.text()));
  }

  /** Relative, so that a host name that the request made up goes nowhere. */
  static Response.ResponseBuilder redirect(String path) {
    return plain(Response.status(Response.Status.SEE_OTHER)).header("Location", path);
  }

  private static Response.ResponseBuilder plain(Response.ResponseBuilder builder) {
    return builder.header("Cache-Control", "no-store");
  }
}

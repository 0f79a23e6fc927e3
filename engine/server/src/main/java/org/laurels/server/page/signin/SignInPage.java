// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page.signin;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.laurels.server.page.FramedPage;

/** A page of signing in: a template and what it shows. */
public final class SignInPage extends FramedPage {
  private final Map<String, Object> model;

  private SignInPage(String template, Map<String, Object> model) {
    super(template);
    this.model = Map.copyOf(model);
  }

  public Map<String, Object> getModel() {
    return model;
  }

  static Response page(int status, String template, Map<String, Object> model) {
    return plain(Response.status(status))
        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
        .entity(new SignInPage(template, model))
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

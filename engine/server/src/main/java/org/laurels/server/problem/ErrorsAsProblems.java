// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Problem details for what fails before a resource is reached, such as a broken request line. */
public final class ErrorsAsProblems extends ErrorHandler {
  private final ObjectMapper mapper;

  public ErrorsAsProblems(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** Answers whatever the method was; Jetty's own handler leaves some without a body. */
  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    byte[] body = mapper.writeValueAsBytes(Problems.forStatus(response.getStatus()));
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }
}

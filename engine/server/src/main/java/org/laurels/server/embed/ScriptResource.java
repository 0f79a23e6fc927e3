// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.embed;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/** The script of the web components, the same for all communities. */
@Path("/embed/laurels.js")
public final class ScriptResource {
  private static final String SCRIPT = "/org/laurels/templates/scripts/laurels-embed.js";
  private static final Duration FRESH = Duration.ofHours(1);

  private final Published script = new Published(read(), "text/javascript; charset=utf-8", FRESH);

  private static byte[] read() {
    try (InputStream stream = ScriptResource.class.getResourceAsStream(SCRIPT)) {
      if (stream == null) {
        throw new IllegalStateException("there is no " + SCRIPT);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @GET
  public Response script(@Context ContainerRequestContext request) {
    // Which pages load the script is nobody's secret; what they show is asked for by origin.
    request.setProperty(Door.READER, "*");
    return script.answer(request.getRequest());
  }
}

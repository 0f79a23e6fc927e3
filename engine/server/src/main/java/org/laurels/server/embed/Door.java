// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.embed;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.ProblemException;
import org.laurels.server.programme.NewestProgrammes;

/**
 * Lets in whom a community's programme lets in. A page of an origin that is not listed is refused;
 * a request that names no origin comes from no page's script, such as an image or a program.
 */
final class Door {
  /** The property of a request that says which origin may read the answer. */
  static final String READER = "laurels.embed.reader";

  private final NewestProgrammes programmes;

  Door(NewestProgrammes programmes) {
    this.programmes = programmes;
  }

  /**
   * The community of that name.
   *
   * @throws ProblemException if there is none, it is shown nowhere, or not on the asking page
   */
  Embedded open(ContainerRequestContext request, String name) {
    Embedded embedded =
        programmes
            .find(name)
            .filter(newest -> newest.embeds().isAllowed())
            .map(Embedded::of)
            .orElseThrow(Door::nothing);
    String origin = request.getHeaderString("Origin");
    if (embedded.embeds().isForAll()) {
      request.setProperty(READER, "*");
    } else if (origin != null) {
      if (!embedded.embeds().origins().contains(origin)) {
        throw new ProblemException(
            ErrorCode.FORBIDDEN,
            "The programme of this community does not list the origin of the page that asks.");
      }
      request.setProperty(READER, origin);
    }
    return embedded;
  }

  /** One answer for what is not there and for what is not to be seen. */
  static ProblemException nothing() {
    return new ProblemException(ErrorCode.NOT_FOUND, "There is nothing to show here.");
  }
}

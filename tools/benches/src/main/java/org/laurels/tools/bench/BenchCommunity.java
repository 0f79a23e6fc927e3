// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.time.Instant;
import org.laurels.core.community.Community;
import org.laurels.core.community.WrittenProgramme;
import org.laurels.expression.document.Starters;
import org.laurels.server.Wiring;

/** The one community of a bench's database. */
final class BenchCommunity {
  static final String NAME = "bench";

  private BenchCommunity() {}

  /** The programme that all benches measure with, unless they say otherwise. */
  static String programme() {
    return new Starters(BenchCommunity.class.getClassLoader())
        .apply("stack-exchange")
        .orElseThrow();
  }

  /** Makes it; where it is there already, with its history, that is the one. */
  static Community of(Wiring wiring, String programmeDocument) {
    return wiring
        .communities()
        .find(NAME)
        .orElseGet(
            () ->
                wiring
                    .communities()
                    .create(
                        NAME,
                        WrittenProgramme.of(NAME, programmeDocument),
                        Instant.now(wiring.clock())));
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.util.concurrent.Callable;
import org.laurels.core.community.Community;
import org.laurels.server.Wiring;
import picocli.CommandLine.Option;

/** Work on one community, which must be there. */
abstract class CommunityWork implements Callable<Integer> {
  final Surroundings surroundings;
  private final Installation installation;

  @Option(names = "--community", required = true, paramLabel = "NAME", description = "Whose.")
  private String community = "";

  CommunityWork(Surroundings surroundings, Installation installation) {
    this.surroundings = surroundings;
    this.installation = installation;
  }

  @Override
  public Integer call() {
    try (Wiring wiring = installation.open()) {
      work(wiring, Installation.community(wiring, community));
      return Exit.FINE;
    }
  }

  abstract void work(Wiring wiring, Community community);
}

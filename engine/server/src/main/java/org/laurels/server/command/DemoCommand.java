// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows it all. */
@Command(name = "demo", description = "Runs the server with an invented community.")
final class DemoCommand implements Callable<Integer> {
  DemoCommand(Surroundings surroundings, Installation installation) {}

  @Override
  public Integer call() {
    throw new CommandFailure("not here yet");
  }
}

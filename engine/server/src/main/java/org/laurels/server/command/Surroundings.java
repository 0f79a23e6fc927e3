// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * Where a command runs, so that tests can give it another place.
 *
 * @param terminal whether a person looks on, who is shown a moving bar
 * @param folder the caller's; relative paths begin there
 * @param dist the distribution's folder, with the plugins in it
 * @param interruption how the command is told to end early
 */
record Surroundings(
    PrintStream out,
    PrintStream err,
    boolean terminal,
    Path folder,
    Map<String, String> environment,
    Path dist,
    Clock clock,
    Interruption interruption) {

  /** A path as the caller means it. */
  Path path(String given) {
    return folder.resolve(given).normalize();
  }

  void say(String line) {
    out.println(line);
  }

  /** Tells something that is not the command's result. */
  void note(String line) {
    err.println(line);
  }
}

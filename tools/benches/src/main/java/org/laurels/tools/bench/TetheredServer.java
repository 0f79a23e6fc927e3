// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import org.laurels.server.command.Laurels;

/** The server program, which ends with the process that started it. */
final class TetheredServer {
  private TetheredServer() {}

  public static void main(String[] arguments) {
    Tether.hold();
    Laurels.main(arguments);
  }
}

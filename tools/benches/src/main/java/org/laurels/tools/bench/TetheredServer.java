// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.io.IOException;
import org.laurels.server.command.Laurels;

/**
 * The server program, which ends with the process that started it: however that one goes, the pipe
 * to our standard input closes. A hook over there would not be run by kill -9.
 */
final class TetheredServer {
  private TetheredServer() {}

  public static void main(String[] arguments) {
    Thread tether = new Thread(TetheredServer::hold, "tether");
    tether.setDaemon(true);
    tether.start();
    Laurels.main(arguments);
  }

  private static void hold() {
    try {
      while (System.in.read() >= 0) {
        // Nobody writes.
      }
    } catch (IOException e) {
      // As good as its end.
    }
    Runtime.getRuntime().halt(1);
  }
}

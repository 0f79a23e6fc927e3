// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.io.IOException;

/**
 * Ends this process with the one that started it: however that one goes, the pipe to our standard
 * input closes. A hook over there would not be run by kill -9.
 */
final class Tether {
  private Tether() {}

  static void hold() {
    Thread tether = new Thread(Tether::await, "tether");
    tether.setDaemon(true);
    tether.start();
  }

  private static void await() {
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

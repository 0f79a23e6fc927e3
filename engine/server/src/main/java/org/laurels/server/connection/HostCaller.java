// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.connection;

import org.laurels.core.connection.Connection;
import org.laurels.spi.HostCalls;

/** Gives plugins their way to call a connection's host. */
@FunctionalInterface
interface HostCaller {
  /**
   * Calls to the hosts that a connection's fields name, and to no other.
   *
   * @param callsMax how many calls may be made with it
   */
  HostCalls of(Connection connection, int callsMax);
}

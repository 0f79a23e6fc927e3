// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.connection;

import org.laurels.core.connection.Connection;
import org.laurels.spi.HostCalls;

/** Where a connection's calls of its host come from. */
@FunctionalInterface
public interface CallsFactory {
  /** Calls that reach the connection's own host only; each by itself ends soon. */
  HostCalls of(Connection connection);
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Tells the pool which connections are of no use any more. H2 closes the whole database when a
 * write fails, and the pool, which knows nothing of its error codes, would hand such a connection
 * out for as long as it is asked for more often than it looks whether one is alive.
 */
final class BrokenConnections implements SQLExceptionOverride {
  private final Dialect dialect;

  BrokenConnections(Dialect dialect) {
    this.dialect = dialect;
  }

  @java.lang.Override
  public Override adjudicate(SQLException failure) {
    return dialect.isOutage(failure) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
  }
}

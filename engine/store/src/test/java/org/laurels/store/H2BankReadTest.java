// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.nio.file.Path;
import java.util.UUID;
import org.h2.engine.Constants;
import org.junit.jupiter.api.io.TempDir;

class H2BankReadTest extends BankReadContract {
  @TempDir Path folder;

  @Override
  protected String emptyDatabase() {
    return "jdbc:h2:file:" + folder.resolve(UUID.randomUUID().toString());
  }

  /** H2's own, of which JDBC has no name: what it calls repeatable read leaves gaps. */
  @Override
  protected int snapshot() {
    return Constants.TRANSACTION_SNAPSHOT;
  }
}

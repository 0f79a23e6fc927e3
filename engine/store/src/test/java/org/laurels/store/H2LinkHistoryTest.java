// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

class H2LinkHistoryTest extends LinkHistoryContract {
  @TempDir Path folder;

  @Override
  protected String emptyDatabase() {
    return "jdbc:h2:file:" + folder.resolve(UUID.randomUUID().toString());
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import org.junit.jupiter.api.BeforeAll;

/** On a real MySQL. */
final class MySqlAccessStoreTest extends AccessStoreContract {
  @BeforeAll
  static void assume() {
    MySql.assume();
  }

  @Override
  protected String emptyDatabase() {
    return MySql.emptyDatabase("access");
  }
}

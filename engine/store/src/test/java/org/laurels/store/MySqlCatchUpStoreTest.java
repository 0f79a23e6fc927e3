// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import org.junit.jupiter.api.BeforeAll;

class MySqlCatchUpStoreTest extends CatchUpStoreContract {
  @BeforeAll
  static void needsMySql() {
    MySql.assume();
  }

  @Override
  protected String emptyDatabase() {
    return MySql.emptyDatabase("catchup");
  }
}

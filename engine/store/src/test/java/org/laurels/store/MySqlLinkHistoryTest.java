// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import org.junit.jupiter.api.BeforeAll;

class MySqlLinkHistoryTest extends LinkHistoryContract {
  @BeforeAll
  static void needsMySql() {
    MySql.assume();
  }

  @Override
  protected String emptyDatabase() {
    return MySql.emptyDatabase("link_history");
  }
}

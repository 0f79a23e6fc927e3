// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import org.junit.jupiter.api.BeforeAll;

class MySqlLinkRaceTest extends LinkRaceContract {
  @BeforeAll
  static void needsMySql() {
    MySql.assume();
  }

  @Override
  protected String emptyDatabase() {
    return MySql.emptyDatabase("link_race");
  }
}

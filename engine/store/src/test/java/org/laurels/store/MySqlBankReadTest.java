// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import org.junit.jupiter.api.BeforeAll;

class MySqlBankReadTest extends BankReadContract {
  @BeforeAll
  static void needsMySql() {
    MySql.assume();
  }

  @Override
  protected String emptyDatabase() {
    return MySql.emptyDatabase("bank_read");
  }

  @Override
  protected int snapshot() {
    return Connection.TRANSACTION_REPEATABLE_READ;
  }
}

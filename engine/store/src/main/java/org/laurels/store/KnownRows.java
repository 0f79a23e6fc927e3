// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.util.HashMap;
import java.util.Map;
import org.laurels.core.intake.ItemKey;

/** Row numbers that the transactions of one community have used lately. */
record KnownRows(RowNumbers<ItemKey> items, RowNumbers<AccountOwner> accounts) {
  KnownRows() {
    this(new RowNumbers<>(), new RowNumbers<>());
  }

  /** What one transaction has seen or made, to be learned once it is committed. */
  record Seen(Map<ItemKey, Long> items, Map<AccountOwner, Long> accounts) {
    Seen() {
      this(new HashMap<>(), new HashMap<>());
    }
  }

  void learn(Seen committed) {
    items.learn(committed.items());
    accounts.learn(committed.accounts());
  }
}

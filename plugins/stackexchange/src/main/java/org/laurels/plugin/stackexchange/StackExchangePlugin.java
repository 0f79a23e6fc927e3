// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

import java.util.List;
import org.laurels.spi.Backfill;
import org.laurels.spi.LaurelsPlugin;

/** Adds the backfill {@code stackexchange}. */
public final class StackExchangePlugin implements LaurelsPlugin {
  @Override
  public List<Backfill> backfills() {
    return List.of(new StackExchangeBackfill());
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

import java.util.function.Consumer;
import org.laurels.spi.SourceEvent;

/** Turns the rows of one file into events. */
interface RowMapping {
  /**
   * Tells what a row says.
   *
   * @param out given the event of the row's own moment first, then those of later moments
   * @throws BrokenRowException if the row cannot be used
   */
  void map(RowReader row, Consumer<SourceEvent> out);
}

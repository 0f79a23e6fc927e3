// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

/**
 * How far a run has come. The plugin chooses what it counts (bytes, rows, pages); the engine shows
 * the ratio. Belongs to the thread of the run. All calls are cheap; none throws.
 */
public interface Progress {
  /** Names what is being done now, such as {@code importing}. */
  void phase(String name);

  /** How many units there will be over all phases; may be corrected. Not negative. */
  void total(long units);

  /** That this many more units are done. Not negative. */
  void advance(long units);
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows of named columns. Closing ends the rows and leaves what is below open. */
interface RowWriter extends Closeable {
  /** Names the columns; called once, before the rows. */
  void begin(List<String> columns) throws IOException;

  /** A row. A cell is a {@code String}, a {@code Number}, or null for nothing. */
  void row(@Nullable Object... cells) throws IOException;
}

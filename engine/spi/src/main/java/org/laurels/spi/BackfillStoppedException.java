// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import org.jspecify.annotations.Nullable;

/** A run is to end at once. Thrown by the engine through the plugin, which lets it pass. */
public class BackfillStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BackfillStoppedException(String reason) {
    this(reason, null);
  }

  public BackfillStoppedException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}

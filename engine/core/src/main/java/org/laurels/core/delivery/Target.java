// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.delivery;

import static java.util.Objects.requireNonNull;

/**
 * A connection that takes standings.
 *
 * @param source of whose people it takes them
 * @param everyone whether it takes each member of the community once, whatever the source
 */
public record Target(long connectionId, String source, boolean everyone) {
  public Target {
    requireNonNull(source, "source is null");
  }
}

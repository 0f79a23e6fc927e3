// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.events;

/** A body that does not hold what the mapping needs. */
public final class UnusableBodyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnusableBodyException(String problem) {
    super(problem, null, false, false);
  }
}

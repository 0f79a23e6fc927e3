// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

/** A host gave no whole answer in time. Whether it did what was asked is not known. */
public final class HostUnreachableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Tells what is wrong.
   *
   * @param reason for the operator, such as {@code connection refused}; without a secret
   */
  public HostUnreachableException(String reason, Throwable cause) {
    super(reason, cause);
  }

  public HostUnreachableException(String reason) {
    super(reason);
  }
}

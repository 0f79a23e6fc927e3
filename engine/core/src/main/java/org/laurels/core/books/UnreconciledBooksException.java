// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.books;

/** Sums over the same transfers do not agree: nothing is reported rather than something wrong. */
public final class UnreconciledBooksException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreconciledBooksException(String message) {
    super(message);
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

/** A row lacks what is needed, or says it in a way that cannot be read; it is passed over. */
final class BrokenRowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenRowException(String column, String problem) {
    super(column + " " + problem, null, false, false);
  }
}

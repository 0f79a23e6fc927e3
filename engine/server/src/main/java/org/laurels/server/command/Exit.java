// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

/** The exit codes. */
final class Exit {
  static final int FINE = 0;

  /** Something was found wrong, or the work could not be done. */
  static final int WRONG = 1;

  static final int USAGE = 2;

  private Exit() {}
}

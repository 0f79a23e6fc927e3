// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

/** The intake takes nothing more. Nothing was taken; try again when the program is back. */
public final class IntakeStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public IntakeStoppedException() {
    super("the intake has stopped");
  }
}

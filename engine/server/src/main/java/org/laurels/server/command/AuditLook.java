// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import org.laurels.core.intake.Audit;

/** Keeps how far a fold is, for whoever looks on. Thread-safe. */
final class AuditLook implements Audit.Progress {
  private volatile ProgressLine.Look look = new ProgressLine.Look("threads", 0, 0, 0, "");

  @Override
  public void done(String phase, long done, long total) {
    look = new ProgressLine.Look("folding " + phase, done, total, 0, "");
  }

  ProgressLine.Look look() {
    return look;
  }
}

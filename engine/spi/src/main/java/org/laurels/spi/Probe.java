// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** Tries a configuration out against the host, changing nothing there. */
@FunctionalInterface
public interface Probe {
  /** The most findings. */
  int FINDINGS_MAX = 20;

  /**
   * One thing that was tried.
   *
   * @param good whether it is as it must be
   * @param text what was tried and found, with what to do where it is not good; without a secret
   */
  record Finding(boolean good, String text) {
    public Finding {
      requireNonNull(text, "text is null");
    }
  }

  /**
   * Asks the host and says what was found, at most {@link #FINDINGS_MAX}.
   *
   * @throws HostUnreachableException passed on from the calls; told to the operator as a finding
   */
  List<Finding> run(HostCalls calls);
}

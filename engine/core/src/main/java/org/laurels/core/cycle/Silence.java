// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.cycle;

/** What becomes of the credits of members who choose nothing. */
public sealed interface Silence {
  /**
   * They stay for the next period.
   *
   * @param once whether those end that have stayed so once before
   */
  record RollOver(boolean once) implements Silence {}

  /**
   * They go this way.
   *
   * @param way a way of the cycle
   */
  record Take(String way) implements Silence {}
}

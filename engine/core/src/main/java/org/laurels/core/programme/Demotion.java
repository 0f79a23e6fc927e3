// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.programme;

import java.time.Duration;

/** When a member loses a rank whose condition no longer holds. */
public sealed interface Demotion {
  Demotion AT_ONCE = new AtOnce();
  Demotion NEVER = new Never();

  /** With the event after which the condition fails. */
  record AtOnce() implements Demotion {}

  /** Once reached, it stays. */
  record Never() implements Demotion {}

  /** When the condition has failed for so long without a break. */
  record After(Duration grace) implements Demotion {
    public After {
      if (grace.isNegative() || grace.isZero()) {
        throw new IllegalArgumentException("a grace lasts");
      }
    }
  }
}

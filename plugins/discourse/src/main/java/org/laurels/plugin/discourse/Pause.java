// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.discourse;

import java.time.Duration;

/** How a thread waits. */
@FunctionalInterface
interface Pause {
  Pause SLEEP =
      span -> {
        try {
          Thread.sleep(span.toMillis());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      };

  void of(Duration span);
}

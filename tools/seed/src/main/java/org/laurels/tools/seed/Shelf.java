// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.seed;

import static java.util.Objects.requireNonNull;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Posts of one kind to come back to: the newest, and the oldest that people still find. */
final class Shelf {
  private static final int NEWEST = 1 << 16;
  private static final int OLDEST = 1 << 14;

  private final @Nullable TrafficPost[] newest = new @Nullable TrafficPost[NEWEST];
  private final @Nullable TrafficPost[] oldest = new @Nullable TrafficPost[OLDEST];
  private long count;

  boolean isEmpty() {
    return count == 0;
  }

  void add(TrafficPost post) {
    if (count < OLDEST) {
      oldest[(int) count] = post;
    }
    newest[(int) (count % NEWEST)] = post;
    count++;
  }

  /** One of the newest: the newer the likelier. */
  TrafficPost recent(Random random) {
    long age = Skew.draw(random, (int) Math.min(count, NEWEST), 20);
    return requireNonNull(newest[(int) ((count - 1 - age) % NEWEST)]);
  }

  /** One of those that everybody finds: the older the likelier. */
  TrafficPost evergreen(Random random) {
    return requireNonNull(oldest[Skew.draw(random, (int) Math.min(count, OLDEST), 40)]);
  }
}

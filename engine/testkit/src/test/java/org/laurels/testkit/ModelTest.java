// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random histories, delivered in any order, cut and repeated in any way, must come to what the
 * reference model says. {@code -Dlaurels.seed=} runs one of them.
 */
class ModelTest {
  private static final long FIRST_SEED = 1;

  @Test
  void histories_deliveredInAnyWay_comeToWhatTheModelSays() {
    Long seed = Long.getLong("laurels.seed");
    if (seed != null) {
      check(seed, Integer.getInteger("laurels.size", 300));
      return;
    }
    for (long i = FIRST_SEED; i < FIRST_SEED + 500; i++) {
      check(i, 300);
    }
  }

  /** Short ones are denser in corners, and cheap. */
  @Test
  void shortHistories_deliveredInAnyWay_comeToWhatTheModelSays() {
    for (long i = 100_000; i < 101_500; i++) {
      check(i, 5 + (int) (i % 40));
    }
  }

  @Test
  @Tag("thorough")
  void manyHistories_deliveredInAnyWay_comeToWhatTheModelSays() {
    for (long i = 1_000_000; i < 1_002_000; i++) {
      check(i, 20 + (int) (i % 480));
    }
  }

  private static void check(long seed, int size) {
    List<ModelRun.Step> steps = ModelRun.plan(seed, size);
    try {
      ModelRun.run(steps);
    } catch (AssertionError | RuntimeException e) {
      List<ModelRun.Step> small = Shrinker.shrink(steps);
      AssertionError failure =
          new AssertionError(
              "run again with -Dlaurels.seed=%d -Dlaurels.size=%d; shrunk:%s"
                  .formatted(seed, size, Shrinker.text(small)));
      failure.addSuppressed(e);
      try {
        ModelRun.run(small);
      } catch (AssertionError | RuntimeException cause) {
        failure.initCause(cause);
      }
      throw failure;
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import org.junit.jupiter.api.Test;
import org.laurels.core.community.Community;

/** Random lives of wallets in memory, all that must hold asserted after each operation. */
class CreditModelTest {
  private static final int LIVES = Integer.getInteger("laurels.lives", 500);
  private static final int OPERATIONS = 300;
  private static final Community COMMUNITY = new Community(1, "credits");

  @Test
  void randomLives_comeToWhatTheModelSays() {
    for (long seed = 0; seed < LIVES; seed++) {
      InMemoryIntakeStore store = new InMemoryIntakeStore();
      CreditRun.World world =
          new CreditRun.World(
              store,
              store.redemptions(),
              store.bounties(),
              COMMUNITY,
              member -> store.balance(COMMUNITY, member, CreditProgramme.UNIT),
              () -> store.checkFigures(COMMUNITY));
      CreditRun.run(world, seed, OPERATIONS);
    }
    System.out.printf(
        "wallets: %d lives, %d operations, every balance as the model says%n",
        LIVES, LIVES * OPERATIONS);
  }
}

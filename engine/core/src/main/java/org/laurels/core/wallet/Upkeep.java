// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.wallet;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.laurels.core.community.Community;

/**
 * Does what time brings: lets credits be used that have waited, and ends what was not used. To run
 * it twice, or in two processes at once, changes nothing. Thread-safe.
 */
public final class Upkeep {
  private static final int PART = 500;

  private final WalletStore store;

  public Upkeep(WalletStore store) {
    this.store = store;
  }

  /**
   * Does what is due in a unit, one transaction a member.
   *
   * @return of how many members something was due
   */
  public long run(Community community, String unit, CreditTerms terms, ZoneId zone, Instant now) {
    long members = 0;
    List<Long> due = store.due(community, unit, now, 0, PART);
    while (!due.isEmpty()) {
      for (long member : due) {
        store.write(
            community,
            work -> {
              work.open(member, unit, terms, zone, now)
                  .ifPresent(
                      wallet -> {
                        of(wallet);
                        work.save(wallet.movements());
                      });
              return member;
            });
      }
      members += due.size();
      due = store.due(community, unit, now, due.get(due.size() - 1), PART);
    }
    return members;
  }

  /** Does what is due in one wallet. */
  public static void of(Wallet wallet) {
    wallet.vest();
    wallet.expire();
  }
}

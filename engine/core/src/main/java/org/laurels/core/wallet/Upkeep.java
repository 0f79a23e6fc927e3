// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.wallet;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.laurels.core.community.Community;

/**
 * Does what time brings: lets credits be used that have waited, and ends what was not used. To run
 * it twice, or in two processes at once, changes nothing. Thread-safe.
 */
public final class Upkeep {
  private static final int PART = 500;
  private static final int FAILURES_MAX = 10;

  private final WalletStore store;
  private final Predicate<RuntimeException> outage;

  /**
   * @param outage whether a failure comes of a database that does not work for anybody
   */
  public Upkeep(WalletStore store, Predicate<RuntimeException> outage) {
    this.store = store;
    this.outage = outage;
  }

  /**
   * What was done.
   *
   * @param members for how many something was due and is done
   * @param failures for whom it could not be done, and why; the first of them
   * @param failed for how many it could not be done
   */
  public record Done(long members, Map<Long, RuntimeException> failures, long failed) {}

  /**
   * Does what is due in a unit, one transaction a member: where it fails for one, it is done for
   * the others all the same. Where the database is out, that failure ends the work.
   */
  public Done run(Community community, String unit, CreditTerms terms, ZoneId zone, Instant now) {
    Map<Long, RuntimeException> failures = new LinkedHashMap<>();
    long members = 0;
    long failed = 0;
    List<Long> due = store.due(community, unit, now, 0, PART);
    while (!due.isEmpty()) {
      for (long member : due) {
        try {
          keep(community, member, unit, terms, zone, now);
          members++;
        } catch (RuntimeException e) {
          if (outage.test(e)) {
            throw e;
          }
          failed++;
          if (failures.size() < FAILURES_MAX) {
            failures.put(member, e);
          }
        }
      }
      due = store.due(community, unit, now, due.get(due.size() - 1), PART);
    }
    return new Done(members, failures, failed);
  }

  private void keep(
      Community community, long member, String unit, CreditTerms terms, ZoneId zone, Instant now) {
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

  /** Does what is due in one wallet. */
  public static void of(Wallet wallet) {
    wallet.vest();
    wallet.expire();
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.wallet;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.laurels.core.community.Community;

/**
 * Does what time brings: lets credits be used that have waited, and ends what was not used. To run
 * it twice, or in two processes at once, changes nothing. Thread-safe.
 */
public final class Upkeep {
  /** How many lots are due in one transaction: enough to pay for it, few enough to wait for. */
  public static final int PART = 250;

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
   * Does what is due in a unit, some members with each transaction: where it fails for one of them,
   * it is done for the others all the same. Where the database is out, that failure ends the work.
   */
  public Done run(Community community, String unit, CreditTerms terms, ZoneId zone, Instant now) {
    Round round = new Round(community, unit, terms, zone, now);
    WalletStore.Due last = WalletStore.Due.FIRST;
    List<WalletStore.Due> due = store.due(community, unit, now, last, PART);
    while (!due.isEmpty()) {
      round.keep(due);
      last = due.get(due.size() - 1);
      due = store.due(community, unit, now, last, PART);
    }
    return new Done(round.members, round.failures, round.failed.size());
  }

  /** One run, and how far it is. */
  private final class Round {
    private final Community community;
    private final String unit;
    private final CreditTerms terms;
    private final ZoneId zone;
    private final Instant now;
    private final Map<Long, RuntimeException> failures = new LinkedHashMap<>();
    private final Set<Long> failed = new HashSet<>();
    private long members;

    Round(Community community, String unit, CreditTerms terms, ZoneId zone, Instant now) {
      this.community = community;
      this.unit = unit;
      this.terms = terms;
      this.zone = zone;
      this.now = now;
    }

    void keep(List<WalletStore.Due> due) {
      SortedSet<Long> whose = new TreeSet<>();
      due.forEach(lot -> whose.add(lot.memberId()));
      whose.removeAll(failed);
      try {
        write(whose);
      } catch (RuntimeException e) {
        refuseOutage(e);
        whose.forEach(this::keepAlone);
      }
    }

    private void keepAlone(long member) {
      try {
        write(new TreeSet<>(Set.of(member)));
      } catch (RuntimeException e) {
        refuseOutage(e);
        failed.add(member);
        if (failures.size() < FAILURES_MAX) {
          failures.put(member, e);
        }
      }
    }

    private void refuseOutage(RuntimeException e) {
      if (outage.test(e)) {
        throw e;
      }
    }

    private void write(SortedSet<Long> whose) {
      if (whose.isEmpty()) {
        return;
      }
      store.write(
          community,
          work -> {
            Movements movements = new Movements(unit, work::nextId, now);
            work.open(whose, terms, zone, movements).forEach(Upkeep::of);
            work.save(movements);
            return 0;
          });
      members += whose.size();
    }
  }

  /** Does what is due in one wallet. */
  public static void of(Wallet wallet) {
    wallet.vest();
    wallet.expire();
  }
}

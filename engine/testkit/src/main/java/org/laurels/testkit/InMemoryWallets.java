// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.laurels.core.wallet.Balance;
import org.laurels.core.wallet.CreditTerms;
import org.laurels.core.wallet.Lot;
import org.laurels.core.wallet.Movements;
import org.laurels.core.wallet.Transfer;
import org.laurels.core.wallet.Wallet;

/** Wallets in plain maps, as strict as a database. */
final class InMemoryWallets {
  private final Tables tables;
  private final Journal journal;

  InMemoryWallets(Tables tables, Journal journal) {
    this.tables = tables;
    this.journal = journal;
  }

  private static void refuseUnless(boolean right, String problem, Object what) {
    if (!right) {
      throw new IllegalStateException(problem + ": " + what);
    }
  }

  Wallet open(Set<Long> identities, CreditTerms terms, ZoneId zone, Movements into) {
    String unit = into.unit();
    Map<Long, Balance> balances = new TreeMap<>();
    tables.wallets.forEach(
        (account, balance) -> {
          if (identities.contains(account.identityId()) && account.unit().equals(unit)) {
            balances.put(account.identityId(), balance);
          }
        });
    List<Lot> open =
        tables.lots.values().stream()
            .filter(lot -> lot.remaining() > 0 && lot.unit().equals(unit))
            .filter(lot -> identities.contains(lot.identityId()))
            .toList();
    boolean frozen = identities.stream().anyMatch(tables.frozen::containsKey);
    return new Wallet(terms, zone, frozen, new TreeSet<>(identities), balances, open, into);
  }

  void save(Movements movements) {
    for (Lot lot : movements.made()) {
      refuseUnless(journal.put(tables.lots, lot.id(), lot) == null, "lot made twice", lot);
    }
    for (Lot lot : movements.changed().values()) {
      refuseUnless(journal.put(tables.lots, lot.id(), lot) != null, "no such lot", lot);
    }
    for (Transfer transfer : movements.transfers()) {
      List<Long> key =
          List.of(
              transfer.causeId(),
              (long) transfer.reason().code(),
              transfer.lotId(),
              transfer.toIdentity());
      refuseUnless(
          journal.put(tables.transferKeys, key, transfer.id()) == null, "moved twice", transfer);
      journal.put(tables.transfers, transfer.id(), transfer);
    }
    movements.balances().forEach((identity, change) -> add(movements.unit(), identity, change));
  }

  private void add(String unit, long identity, Balance change) {
    Tables.Account account = new Tables.Account(identity, unit);
    Balance after = tables.wallets.getOrDefault(account, Balance.NONE).plus(change);
    boolean sound =
        after.pending() >= 0 && after.available() >= 0 && after.held() >= 0 && after.debt() >= 0;
    refuseUnless(sound, "a wallet below nothing", after);
    journal.put(tables.wallets, account, after);
  }
}

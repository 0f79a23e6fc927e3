// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laurels.core.programme.Programmes;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.wallet.Balance;
import org.laurels.core.wallet.CreditTerms;
import org.laurels.core.wallet.Lot;
import org.laurels.core.wallet.Transfer;
import org.laurels.core.wallet.WalletStore;
import org.laurels.server.api.OpaqueId;
import org.laurels.server.budget.BudgetLooks;

/** Reads what a member has to spend. */
final class WalletReader {
  private static final int ROWS_MAX = 25;
  private static final int SOON_MAX = 4;
  private static final int WAITING_MAX = 20;

  private final CreditPages.Sources from;
  private final Members members;
  private final TransferRows rows;
  private final Clock clock;

  WalletReader(CreditPages.Sources from, Members members, Clock clock) {
    this.from = from;
    this.members = members;
    this.rows = new TransferRows(from);
    this.clock = clock;
  }

  /**
   * The page.
   *
   * @param before only transfers with smaller numbers; {@link Long#MAX_VALUE} for the first part
   */
  WalletPage read(Visit visit, MemberStanding member, Programmes versions, long before) {
    WalletStore wallets = from.wallets();
    long id = member.memberId();
    Instant now = Instant.now(clock);
    Map<String, Balance> balances = wallets.balances(visit.community(), id);
    SortedSet<String> units = new TreeSet<>(versions.spentUnits());
    units.addAll(balances.keySet());
    List<WalletPage.Purse> purses = new ArrayList<>();
    for (String unit : units) {
      List<Lot> lots = wallets.lots(visit.community(), id, unit);
      CreditTerms terms = versions.creditTerms(unit, now);
      Balance balance = balances.getOrDefault(unit, Balance.NONE);
      purses.add(purse(visit, unit, balance, terms, lots));
    }
    List<Transfer> found = wallets.transfers(visit.community(), id, null, before, ROWS_MAX + 1);
    boolean more = found.size() > ROWS_MAX;
    List<Transfer> shown = more ? found.subList(0, ROWS_MAX) : found;
    String address = Members.address(visit, id) + CreditPages.WALLET;
    return new WalletPage(
        members.head(visit, id),
        visit.self() == id,
        CreditPages.tabs(visit, id, versions, CreditPages.WALLET),
        wallets.isFrozen(visit.community(), id),
        purses,
        from.budgets().waiting(visit.community(), id, WAITING_MAX).stream()
            .map(wait -> waiting(visit.words(), wait))
            .toList(),
        rows.of(visit, versions.latest().programme(), shown),
        before == Long.MAX_VALUE,
        address,
        more ? address + "?after=" + OpaqueId.CURSOR.of(shown.get(ROWS_MAX - 1).id()) : "");
  }

  private static WalletPage.Purse purse(
      Visit visit, String unit, Balance balance, @Nullable CreditTerms terms, List<Lot> lots) {
    Words words = visit.words();
    return new WalletPage.Purse(
        words.unit(unit),
        words.number(balance.available()),
        worth(words, balance.available(), terms),
        words.number(balance.pending()),
        words.number(balance.held()),
        balance.debt() == 0 ? "" : words.number(balance.debt()),
        soon(visit, lots),
        ends(visit, lots));
  }

  private static String waiting(Words words, BudgetLooks.Wait wait) {
    return words.of(
        "wallet.waiting.row",
        words.signed(wait.award().left()),
        words.unit(wait.award().unit()),
        Words.spoken(wait.award().cause()),
        Words.spoken(wait.award().period().budget()),
        words.number(wait.amount()),
        BudgetWords.period(words, wait.budget(), wait.award().period()));
  }

  /** What credits are worth; empty where the programme does not say. */
  static String worth(Words words, long amount, @Nullable CreditTerms terms) {
    return terms == null || terms.currency() == null
        ? ""
        : words.money(terms.currency(), Math.multiplyExact(amount, terms.worth()));
  }

  private static List<String> soon(Visit visit, List<Lot> lots) {
    TreeMap<LocalDate, Long> days = new TreeMap<>();
    for (Lot lot : lots) {
      if (!lot.vested()) {
        days.merge(day(lot.vestsAt(), visit.open().zone()), lot.remaining(), Long::sum);
      }
    }
    Words words = visit.words();
    return days.entrySet().stream()
        .limit(SOON_MAX)
        .map(one -> words.of("wallet.soon", words.number(one.getValue()), words.day(one.getKey())))
        .toList();
  }

  private static String ends(Visit visit, List<Lot> lots) {
    TreeMap<LocalDate, Long> days = new TreeMap<>();
    for (Lot lot : lots) {
      if (lot.vested() && !lot.expiresAt().equals(Instant.MAX)) {
        days.merge(day(lot.expiresAt(), visit.open().zone()), lot.remaining(), Long::sum);
      }
    }
    Words words = visit.words();
    return days.isEmpty()
        ? ""
        : words.of(
            "wallet.ends", words.number(days.firstEntry().getValue()), words.day(days.firstKey()));
  }

  private static LocalDate day(Instant at, ZoneId zone) {
    return at.atZone(zone).toLocalDate();
  }
}

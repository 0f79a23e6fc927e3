// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.laurels.core.books.Books;
import org.laurels.core.books.Breakage;
import org.laurels.core.books.Liability;
import org.laurels.core.books.MemberStatement;
import org.laurels.core.books.MonthBooks;
import org.laurels.core.books.SolutionCost;
import org.laurels.core.books.UnitMonth;
import org.laurels.core.books.UnreconciledBooksException;
import org.laurels.core.bounty.Bounties;
import org.laurels.core.community.Community;
import org.laurels.core.event.EventTypes;
import org.laurels.core.wallet.Account;
import org.laurels.core.wallet.Adjustments;
import org.laurels.core.wallet.Balance;
import org.laurels.core.wallet.Transfer;
import org.laurels.core.wallet.TransferReason;
import org.laurels.testkit.CreditProgramme;
import org.laurels.testkit.CreditRun;

/** Books of months on a database. */
abstract class BooksContract extends CreditStoreFixture {
  private static final YearMonth APRIL = YearMonth.of(2026, 4);

  private Books books() {
    return new Books(database.booksStore());
  }

  /** All transfers of a community, each as it is stored. */
  private List<Transfer> transfers(Community in) {
    List<Transfer> all = new ArrayList<>();
    new TamperedRows(database.dataSource(), "credit_transfer", List.of("id"))
        .write(
            connection ->
                all.addAll(
                    Reads.rows(
                        connection,
                        "SELECT "
                            + WalletRows.TRANSFER
                            + " FROM credit_transfer"
                            + " WHERE community_id = "
                            + in.id(),
                        statement -> {},
                        WalletRows::transfer)));
    return all;
  }

  /** Plainly, transfer by transfer, by where credits went instead of why. */
  private static final class Recomputed {
    final Map<String, Long> figures = new TreeMap<>();

    void add(String what, long amount) {
      figures.merge(what, amount, Long::sum);
    }

    static Recomputed of(List<Transfer> transfers, YearMonth month) {
      Recomputed books = new Recomputed();
      for (Transfer transfer : transfers) {
        YearMonth at = YearMonth.from(transfer.at().atOffset(ZoneOffset.UTC));
        long in = isOutstanding(transfer.to()) ? transfer.amount() : 0;
        long out = isOutstanding(transfer.from()) ? transfer.amount() : 0;
        if (at.isBefore(month)) {
          books.add("opening", in - out);
        }
        if (!at.isAfter(month)) {
          books.add("closing", in - out);
          books.add("in bounties", transfer.to() == Account.BOUNTY ? transfer.amount() : 0);
          books.add("in bounties", transfer.from() == Account.BOUNTY ? -transfer.amount() : 0);
        }
        if (at.equals(month)) {
          books.move(transfer, in - out);
        }
      }
      return books;
    }

    private static boolean isOutstanding(Account account) {
      return account.isOfMember() || account == Account.BOUNTY;
    }

    private void move(Transfer transfer, long net) {
      Account outside = isOutstanding(transfer.from()) ? transfer.to() : transfer.from();
      boolean ofBounty = transfer.from() == Account.BOUNTY || transfer.to() == Account.BOUNTY;
      switch (outside) {
        case ISSUED -> add(net > 0 ? "earned" : "taken back", Math.abs(net));
        case SPENT -> add("spent", -net);
        case EXPIRED -> add("expired", -net);
        case ADJUSTED -> add(ofBounty ? "promised" : "adjusted", net);
        case MATCHED -> add("matched", transfer.amount());
        case PENDING, AVAILABLE, HELD, DEBT, BOUNTY -> {
          if (transfer.from() == Account.PENDING && transfer.to() == Account.AVAILABLE) {
            add("vested", transfer.amount());
          }
        }
      }
    }

    long of(String what) {
      return figures.getOrDefault(what, 0L);
    }
  }

  private void assertSame(UnitMonth month, Recomputed plain) {
    assertThat(month)
        .isEqualTo(
            new UnitMonth(
                UNIT,
                month.month(),
                plain.of("opening"),
                plain.of("earned"),
                plain.of("taken back"),
                plain.of("spent"),
                plain.of("expired"),
                plain.of("adjusted"),
                plain.of("promised"),
                plain.of("closing"),
                plain.of("in bounties"),
                plain.of("vested"),
                plain.of("matched")));
  }

  @Test
  void randomLives_haveBooksAsTransferByTransfer() {
    int months = 0;
    Map<String, Long> seen = new TreeMap<>();
    for (long seed = 3; seed < 6; seed++) {
      Community in = fresh("books-" + seed);
      CreditRun.World world =
          new CreditRun.World(
              database.intakeStore(),
              database.redemptionStore(),
              database.bountyStore(),
              in,
              member ->
                  database.walletStore().balances(in, member).getOrDefault(UNIT, Balance.NONE),
              () -> {});
      CreditRun.run(world, seed, 250);
      List<Transfer> transfers = transfers(in);
      YearMonth last =
          transfers.stream()
              .map(transfer -> YearMonth.from(transfer.at().atOffset(ZoneOffset.UTC)))
              .max(YearMonth::compareTo)
              .orElseThrow();
      int count = (int) APRIL.until(last, java.time.temporal.ChronoUnit.MONTHS) + 1;
      List<UnitMonth> all = books().months(in, last, count, ZoneOffset.UTC);
      assertThat(all).hasSize(count);
      for (UnitMonth month : all) {
        Recomputed plain = Recomputed.of(transfers, month.month());
        plain.figures.forEach((what, amount) -> seen.merge(what, amount, Long::sum));
        assertSame(month, plain);
        MonthBooks books = books().of(in, month.month(), ZoneOffset.UTC);
        assertThat(books.units()).as("seed %d", seed).isEqualTo(List.of(month));
        months++;
      }
    }
    assertThat(seen.keySet())
        .contains(
            "earned",
            "taken back",
            "spent",
            "expired",
            "adjusted",
            "matched",
            "vested",
            "promised",
            "in bounties");
    System.out.printf(
        "%s: %d months of books from seed 3 on as transfer by transfer, in all %s%n",
        getClass().getSimpleName(), months, seen);
  }

  @Test
  void liability_isByTheMonthInWhichItEnds() {
    rich("ann", 30);
    rich("ben", 12);
    MonthBooks books = books().of(community, APRIL, ZoneOffset.UTC);
    assertThat(books.liabilities()).containsExactly(new Liability(UNIT, APRIL, 42));
    clock.advance(Duration.ofDays(20));
    rich("cid", 5);
    assertThat(books().of(community, APRIL, ZoneOffset.UTC).liabilities())
        .as("the others have ended")
        .containsExactly(new Liability(UNIT, APRIL.plusMonths(1), 5));
  }

  /** Of 20 a month, 15 are used in the first month, then 10, then 5; the rest ends. */
  @Test
  void breakage_isByMonthsOfWhichNothingIsLeft_andNotGuessedWithoutEnough() {
    for (int month = 0; month < 3; month++) {
      take(rich("p" + month, 20), 15 - 5 * month);
      clock.advance(Duration.ofDays(28));
      upkeep();
    }
    rich("rest", 40);
    assertThat(books().of(community, APRIL.plusMonths(2), ZoneOffset.UTC).breakages())
        .as("at the end of June, June's have not ended")
        .containsExactly(new Breakage(UNIT, 2, 15, 0, 0, 0));
    Breakage known = new Breakage(UNIT, 3, 40, 10, 20, 30);
    assertThat(books().of(community, APRIL.plusMonths(3), ZoneOffset.UTC).breakages())
        .containsExactly(known);
    assertThat(known.isKnown()).isTrue();
  }

  private void take(long member, long amount) {
    new Adjustments(database.walletStore(), clock)
        .adjust(
            community,
            new Adjustments.Wish(member, UNIT, -amount, "somebody", "used"),
            new Adjustments.Terms(CreditProgramme.TERMS, ZoneOffset.UTC),
            call("take-" + member),
            made -> "");
  }

  @Test
  void solutions_areCounted_andWhatTheyWereGiven() {
    rich("ann", 30);
    intake(database.intakeStore())
        .accept(
            community,
            List.of(
                EVENTS
                    .event(EventTypes.SOLUTION_ACCEPTED)
                    .by("ben")
                    .id("s1")
                    .at(Instant.now(clock))));
    assertThat(books().of(community, APRIL, ZoneOffset.UTC).solutions())
        .containsExactly(new SolutionCost(UNIT, 1, 0, 30));
    new TamperedRows(database.dataSource(), "event", List.of("id"))
        .run("UPDATE event SET type = 'solution.accepted' WHERE type = 'x.helped'");
    SolutionCost cost = books().of(community, APRIL, ZoneOffset.UTC).solutions().get(0);
    assertThat(cost).isEqualTo(new SolutionCost(UNIT, 2, 30, 30));
    assertThat(cost.hundredthsEach()).isEqualTo(1_500);
  }

  @Test
  void tamperedTransfer_isToldInsteadOfBooks() {
    rich("ann", 30);
    new TamperedRows(database.dataSource(), "credit_transfer", List.of("id"))
        .run(
            "UPDATE credit_transfer SET to_account = "
                + Account.EXPIRED.code()
                + ", to_identity = 0 WHERE reason = "
                + TransferReason.AWARD.code());
    assertThatThrownBy(() -> books().of(community, APRIL, ZoneOffset.UTC))
        .isInstanceOf(UnreconciledBooksException.class);
  }

  @Test
  void statement_openingAndMovements_makeItsClosing() {
    long member = rich("ann", 30);
    clock.advance(Duration.ofDays(30));
    upkeep();
    intake(database.intakeStore()).accept(community, List.of(helped("ann", "again", 7)));
    List<Transfer> transfers =
        database.walletStore().transfers(community, member, UNIT, Long.MAX_VALUE, 100);
    Instant may = Instant.parse("2026-05-01T00:00:00Z");
    MemberStatement april = MemberStatement.of(UNIT, transfers, Instant.EPOCH, may);
    MemberStatement later = MemberStatement.of(UNIT, transfers, may, Instant.MAX);
    assertThat(april.opening()).isZero();
    assertThat(later.opening()).isEqualTo(april.closing());
    Balance balance = balance(member);
    assertThat(later.closing())
        .isEqualTo(balance.pending() + balance.available() + balance.held() - balance.debt());
    assertThat(april.lines().size() + later.lines().size()).isEqualTo(transfers.size());
    long running = april.opening();
    for (MemberStatement.Line line : april.lines()) {
      running += line.change();
      assertThat(line.balance()).isEqualTo(running);
    }
    assertThat(running).isEqualTo(april.closing());
  }

  private long bounty(long giver, long amount) {
    Bounties.Offer offer = new Bounties.Offer(giver, "host", "q", UNIT, amount, null);
    return Long.parseLong(
        bounties()
            .offer(community, offer, call("by-" + giver), (made, paid) -> "" + made.id())
            .answer()
            .body());
  }

  private Bounties bounties() {
    return new Bounties(database.bountyStore(), in -> PROGRAMMES, clock);
  }

  private void award(long bounty, long member) {
    bounties().award(community, bounty, member, call("award-" + bounty), (made, paid) -> "");
  }

  private UnitMonth month(YearMonth month) {
    return books().of(community, month, ZoneOffset.UTC).units().get(0);
  }

  @Test
  void bounties_areOutstanding_fromThePromiseUntilTheyAreSpentOrGoBack() {
    long ann = rich("ann", 30);
    long ben = rich("ben", 12);
    intake(database.intakeStore())
        .accept(
            community,
            List.of(
                EVENTS
                    .event(EventTypes.QUESTION_ASKED)
                    .by("asker")
                    .item("q")
                    .id("asked")
                    .at(Instant.now(clock))));
    long companys = bounty(0, 100);
    assertThat(month(APRIL))
        .isEqualTo(new UnitMonth(UNIT, APRIL, 0, 42, 0, 0, 0, 0, 100, 142, 100, 42, 0));
    long members = bounty(ann, 10);
    assertThat(month(APRIL).closing()).as("a member's was outstanding before").isEqualTo(142);
    award(members, ben);
    assertThat(month(APRIL).closing()).as("it only moves").isEqualTo(142);
    assertThat(books().of(community, APRIL, ZoneOffset.UTC).liabilities())
        .as("the company's is nobody's that could end")
        .containsExactly(new Liability(UNIT, APRIL, 42));

    clock.advance(Duration.ofDays(27));
    upkeep();
    award(companys, ann);
    YearMonth may = APRIL.plusMonths(1);
    assertThat(month(APRIL).closing()).as("a month that is over").isEqualTo(142);
    assertThat(month(may))
        .isEqualTo(new UnitMonth(UNIT, may, 142, 0, 0, 0, 42, 0, 0, 100, 0, 100, 0));
    assertThat(books().of(community, may, ZoneOffset.UTC).liabilities())
        .extracting(Liability::amount)
        .containsExactly(100L);
  }
}

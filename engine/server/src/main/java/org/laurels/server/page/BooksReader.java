// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurels.core.books.Breakage;
import org.laurels.core.books.Liability;
import org.laurels.core.books.MonthBooks;
import org.laurels.core.books.SolutionCost;
import org.laurels.core.books.UnitMonth;
import org.laurels.core.wallet.CreditTerms;
import org.laurels.server.books.BooksReport;

/** Reads the books of a month for people. */
final class BooksReader {
  private static final int MONTHS = 12;

  /** How high the highest bar is. */
  private static final long HEIGHT = 100;

  private final BooksReport report;

  BooksReader(BooksReport report) {
    this.report = report;
  }

  BooksPage read(Visit visit, YearMonth month) {
    MonthBooks books = report.of(visit.community(), month);
    List<UnitMonth> past = report.months(visit.community(), month, MONTHS);
    String address = visit.link(CreditPages.BOOKS);
    List<BooksPage.Unit> units = new ArrayList<>();
    for (UnitMonth unit : books.units()) {
      CreditTerms worth = report.worth(visit.community(), unit.unit());
      units.add(new Reading(visit.words(), unit.unit(), worth).of(unit, books, past));
    }
    YearMonth next = month.plusMonths(1);
    return new BooksPage(
        visit.words().month(month),
        units,
        address + "?month=" + month.minusMonths(1),
        report.month(visit.community(), next.toString()).isPresent()
            ? address + "?month=" + next
            : "",
        address + ".csv?month=" + month);
  }

  /** Says one unit. */
  private record Reading(Words words, String unit, @Nullable CreditTerms terms) {
    BooksPage.Unit of(UnitMonth month, MonthBooks books, List<UnitMonth> past) {
      return new BooksPage.Unit(
          words.unit(unit),
          movements(month),
          books.liabilities().stream()
              .filter(one -> one.unit().equals(unit))
              .map(this::liability)
              .toList(),
          books.breakages().stream()
              .filter(one -> one.unit().equals(unit) && one.isKnown())
              .flatMap(one -> breakage(one).stream())
              .toList(),
          books.solutions().stream()
              .filter(one -> one.unit().equals(unit))
              .flatMap(one -> solutions(one).stream())
              .toList(),
          bars(past.stream().filter(one -> one.unit().equals(unit)).toList()));
    }

    private BooksPage.Figure figure(String name, long amount) {
      return new BooksPage.Figure(
          name, words.number(amount), WalletReader.worth(words, amount, terms));
    }

    private List<BooksPage.Figure> movements(UnitMonth month) {
      return List.of(
          figure(words.of("books.opening"), month.opening()),
          figure(words.of("books.earned"), month.earned()),
          figure(words.of("books.taken-back"), -month.takenBack()),
          figure(words.of("books.spent"), -month.spent()),
          figure(words.of("books.expired"), -month.expired()),
          figure(words.of("books.adjusted"), month.adjusted()),
          figure(words.of("books.promised"), month.promised()),
          figure(words.of("books.closing"), month.closing()),
          figure(words.of("books.in-bounties"), month.inBounties()),
          figure(words.of("books.vested"), month.vested()),
          figure(words.of("books.matched"), month.matched()));
    }

    private BooksPage.Figure liability(Liability liability) {
      YearMonth ends = liability.ends();
      return figure(ends == null ? words.of("books.never") : words.month(ends), liability.amount());
    }

    private List<BooksPage.Figure> breakage(Breakage breakage) {
      return List.of(
          figure(words.of("books.low"), breakage.low()),
          figure(words.of("books.expected"), breakage.expected()),
          figure(words.of("books.high"), breakage.high()));
    }

    private List<BooksPage.Figure> solutions(SolutionCost cost) {
      List<BooksPage.Figure> figures = new ArrayList<>();
      figures.add(
          new BooksPage.Figure(words.of("books.solutions"), words.number(cost.solutions()), ""));
      figures.add(figure(words.of("books.for-solutions"), cost.forSolutions()));
      if (cost.solutions() > 0) {
        figures.add(hundredths(words.of("books.each"), cost.hundredthsEach()));
        figures.add(hundredths(words.of("books.each-of-all"), cost.hundredthsEachOfAll()));
      }
      return figures;
    }

    private BooksPage.Figure hundredths(String name, long hundredths) {
      return new BooksPage.Figure(name, words.hundredths(hundredths), "");
    }

    /** What was outstanding at the end of each month; what members owe draws nothing. */
    private List<BooksPage.Bar> bars(List<UnitMonth> months) {
      long most = Math.max(1, months.stream().mapToLong(UnitMonth::closing).max().orElse(1));
      return months.stream()
          .map(
              month -> {
                long height = Math.max(0, Math.multiplyExact(month.closing(), HEIGHT) / most);
                return new BooksPage.Bar(
                    words.month(month.month()),
                    words.number(month.earned()),
                    words.number(month.spent()),
                    words.number(month.expired() + month.takenBack()),
                    words.number(month.closing()),
                    HEIGHT - height,
                    height);
              })
          .toList();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.books;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laurels.core.books.Books;
import org.laurels.core.books.Breakage;
import org.laurels.core.books.Liability;
import org.laurels.core.books.MonthBooks;
import org.laurels.core.books.SolutionCost;
import org.laurels.core.books.UnitMonth;
import org.laurels.core.community.Community;
import org.laurels.core.programme.Programmes;
import org.laurels.core.wallet.CreditTerms;
import org.laurels.server.api.CurrentProgrammes;
import org.laurels.server.csv.CsvRow;

/** The books of a community in figures that can be read one by one. Thread-safe. */
public final class BooksReport {
  /** Before this there were no credits. */
  private static final YearMonth FIRST = YearMonth.of(1970, 2);

  private final Books books;
  private final CurrentProgrammes programmes;
  private final Clock clock;

  public BooksReport(Books books, CurrentProgrammes programmes, Clock clock) {
    this.books = books;
    this.programmes = programmes;
    this.clock = clock;
  }

  /** In which months are cut. */
  public ZoneId zone(Community community) {
    return programmes.of(community).latest().programme().zone();
  }

  /**
   * The month that is meant.
   *
   * @param typed such as 2026-11; the running month without it
   * @return empty where this is no month, or one that has not begun
   */
  public Optional<YearMonth> month(Community community, @Nullable String typed) {
    YearMonth running = YearMonth.from(Instant.now(clock).atZone(zone(community)));
    if (typed == null || typed.isEmpty()) {
      return Optional.of(running);
    }
    try {
      return Optional.of(YearMonth.parse(typed))
          .filter(month -> !month.isAfter(running) && !month.isBefore(FIRST));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The books of a month; of the running month, as of now. */
  public MonthBooks of(Community community, YearMonth month) {
    return books.of(community, month, zone(community));
  }

  /** What moved in each of several months, by unit and month. */
  public List<UnitMonth> months(Community community, YearMonth last, int count) {
    return books.months(community, last, count, zone(community));
  }

  /** What a unit is worth; null where the programme does not say. */
  public @Nullable CreditTerms worth(Community community, String unit) {
    CreditTerms terms = programmes.of(community).creditTerms(unit, Instant.now(clock));
    return terms == null || terms.currency() == null ? null : terms;
  }

  /** All figures of a month. */
  public List<BooksRow> rows(Community community, MonthBooks of) {
    Rows rows = new Rows(programmes.of(community), Instant.now(clock));
    of.units().forEach(rows::month);
    of.liabilities().forEach(rows::liability);
    of.breakages().forEach(rows::breakage);
    of.solutions().forEach(rows::solutions);
    return rows.found;
  }

  /** The same as a table for spreadsheets. */
  public String csv(Community community, MonthBooks of) {
    StringBuilder table =
        new StringBuilder(
            CsvRow.of("month", "part", "unit", "what", "amount", "worth_minor", "currency"));
    for (BooksRow row : rows(community, of)) {
      table.append(
          CsvRow.of(
              of.month(),
              row.part(),
              row.unit(),
              row.what(),
              row.amount(),
              row.worth(),
              row.currency()));
    }
    return table.toString();
  }

  private static final class Rows {
    private final Programmes programmes;
    private final Instant now;
    private final List<BooksRow> found = new ArrayList<>();

    Rows(Programmes programmes, Instant now) {
      this.programmes = programmes;
      this.now = now;
    }

    private void credits(String part, String unit, String what, long amount) {
      CreditTerms terms = programmes.creditTerms(unit, now);
      if (terms == null || terms.currency() == null) {
        count(part, unit, what, amount);
      } else {
        long worth = Math.multiplyExact(amount, terms.worth());
        found.add(new BooksRow(part, unit, what, amount, worth, terms.currency()));
      }
    }

    private void count(String part, String unit, String what, long amount) {
      found.add(new BooksRow(part, unit, what, amount, null, null));
    }

    void month(UnitMonth month) {
      String part = "month";
      credits(part, month.unit(), "opening", month.opening());
      credits(part, month.unit(), "earned", month.earned());
      credits(part, month.unit(), "taken-back", month.takenBack());
      credits(part, month.unit(), "spent", month.spent());
      credits(part, month.unit(), "expired", month.expired());
      credits(part, month.unit(), "adjusted", month.adjusted());
      credits(part, month.unit(), "promised", month.promised());
      credits(part, month.unit(), "closing", month.closing());
      credits(part, month.unit(), "in-bounties", month.inBounties());
      credits(part, month.unit(), "vested", month.vested());
      credits(part, month.unit(), "matched", month.matched());
    }

    void liability(Liability liability) {
      YearMonth ends = liability.ends();
      credits(
          "liability",
          liability.unit(),
          ends == null ? "never" : ends.toString(),
          liability.amount());
    }

    /** Where there is not enough history, nothing is said but how much there is. */
    void breakage(Breakage breakage) {
      count("breakage", breakage.unit(), "months-of-history", breakage.cohorts());
      credits("breakage", breakage.unit(), "at-risk", breakage.atRisk());
      if (breakage.isKnown()) {
        credits("breakage", breakage.unit(), "low", breakage.low());
        credits("breakage", breakage.unit(), "expected", breakage.expected());
        credits("breakage", breakage.unit(), "high", breakage.high());
      }
    }

    void solutions(SolutionCost cost) {
      count("solutions", cost.unit(), "accepted", cost.solutions());
      credits("solutions", cost.unit(), "given-for-solutions", cost.forSolutions());
      credits("solutions", cost.unit(), "given-in-all", cost.given());
      if (cost.solutions() > 0) {
        count("solutions", cost.unit(), "hundredths-each", cost.hundredthsEach());
        count("solutions", cost.unit(), "hundredths-each-of-all", cost.hundredthsEachOfAll());
      }
    }
  }
}

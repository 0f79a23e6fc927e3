// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.laurels.core.books.MonthBooks;
import org.laurels.core.community.Community;
import org.laurels.server.Wiring;
import org.laurels.server.books.BooksReport;
import org.laurels.server.books.BooksRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The books of a month. */
@Command(
    name = "books",
    description = {
      "Tells what was earned, spent and lost in a month, what members have left and until when,",
      "how much of it may end unspent, and what an accepted solution costs.",
      "Sums by reason, by account and by lot must agree, else nothing is told.",
      "CSV: month,part,unit,what,amount,worth_minor,currency."
    })
final class BooksCommand extends CommunityWork {
  @Option(
      names = "--month",
      paramLabel = "MONTH",
      description = "Such as 2026-11, in the programme's zone; the running one without this.")
  private @Nullable String month;

  @Option(
      names = "--format",
      paramLabel = "text|csv",
      defaultValue = "text",
      description = "${DEFAULT-VALUE} without this.")
  private String format = "text";

  BooksCommand(Surroundings surroundings, Installation installation) {
    super(surroundings, installation);
  }

  @Override
  void work(Wiring wiring, Community community) {
    BooksReport report = wiring.credits().books();
    MonthBooks books =
        report
            .month(community, month)
            .map(asked -> report.of(community, asked))
            .orElseThrow(
                () -> new WrongUsage("--month must be a month that has begun, such as 2026-11"));
    switch (format) {
      case "csv" -> surroundings.out().print(report.csv(community, books));
      case "text" -> text(report, community, books);
      default -> throw new WrongUsage("--format must be text or csv, not " + format);
    }
    surroundings.out().flush();
  }

  private void text(BooksReport report, Community community, MonthBooks books) {
    TextTable table = new TextTable().row("month", "unit", "what", "amount", "worth");
    for (BooksRow row : report.rows(community, books)) {
      table.row(
          row.part().equals("month") ? books.month().toString() : row.part(),
          row.unit(),
          row.what(),
          Plain.number(row.amount()),
          worth(row));
    }
    if (table.isEmpty()) {
      surroundings.say(community.name() + ": no credits moved up to " + books.month());
    } else {
      table.print(surroundings::say);
    }
  }

  private static String worth(BooksRow row) {
    Long worth = row.worth();
    String currency = row.currency();
    if (worth == null || currency == null) {
      return "";
    }
    int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    return BigDecimal.valueOf(worth, digits).toPlainString() + " " + currency;
  }
}

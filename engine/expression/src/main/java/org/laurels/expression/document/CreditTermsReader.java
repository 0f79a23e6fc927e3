// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.time.Duration;
import java.time.Period;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laurels.core.wallet.CreditTerms;
import org.laurels.expression.Suggestion;

/** Reads the terms on which a unit is spent; what they leave unsaid is as usual. */
final class CreditTermsReader {
  private static final String MONTH_CLOSE = "month-close";
  private static final long WORTH_MAX = 1_000_000;

  private CreditTermsReader() {}

  /** The terms; empty where the unit is not spent. */
  static Optional<CreditTerms> read(Value value) {
    if (value.isMapping()) {
      // Terms that are wrong are terms still: what names the unit elsewhere is not wrong with them.
      return Optional.of(value.fields("terms").map(CreditTermsReader::terms).orElseThrow());
    }
    if (value.isYesNo()) {
      return value.yesNo().filter(yes -> yes).map(yes -> CreditTerms.USUAL);
    }
    value
        .problems()
        .add(
            value.place(), "true, false or terms such as {vest: 14d, expire: 12mo} is wanted here");
    return Optional.of(CreditTerms.USUAL);
  }

  private static CreditTerms terms(Fields fields) {
    fields.allow(List.of("vest", "expire", "grace", "repay", "worth", "currency"));
    CreditTerms usual = CreditTerms.USUAL;
    Vesting vesting =
        fields
            .find("vest")
            .map(CreditTermsReader::vesting)
            .orElse(new Vesting(usual.vesting(), usual.atMonthClose()));
    @Nullable Period expiry = fields.find("expire").flatMap(Spans::period).orElse(usual.expiry());
    Duration grace = fields.find("grace").flatMap(Spans::wait).orElse(usual.grace());
    long repay =
        fields
            .find("repay")
            .flatMap(value -> value.number(0, 100))
            .orElse((long) usual.repayPercent());
    Optional<Long> worth = fields.find("worth").flatMap(value -> value.number(1, WORTH_MAX));
    Optional<String> currency = fields.find("currency").flatMap(CreditTermsReader::currency);
    if (fields.has("worth") != fields.has("currency")) {
      String there = fields.has("worth") ? "worth" : "currency";
      fields
          .problems()
          .add(
              fields.placeOf(there),
              "'worth' says how many of the smallest coin of 'currency' one is worth;"
                  + " one is not without the other");
    }
    return new CreditTerms(
        vesting.after(),
        vesting.atMonthClose(),
        expiry,
        grace,
        (int) repay,
        currency.orElse(usual.currency()),
        worth.orElse(usual.worth()));
  }

  private record Vesting(Duration after, boolean atMonthClose) {}

  /** A span, the end of the month, or both: the end of the month in which the span is over. */
  private static Vesting vesting(Value value) {
    @Nullable Duration after = null;
    boolean atMonthClose = false;
    for (Value one : value.oneOrMore()) {
      boolean isClose = one.isText(MONTH_CLOSE);
      Optional<Duration> span = isClose ? Optional.empty() : Spans.wait(one);
      if (isClose ? atMonthClose : after != null) {
        one.problems().add(one.place(), "one span and month-close is all that 'vest' can say");
      }
      atMonthClose |= isClose;
      after = span.orElse(after);
    }
    if (value.isList() && value.oneOrMore().isEmpty()) {
      value.problems().add(value.place(), "a span such as 14d, or month-close, is wanted here");
    }
    return new Vesting(after == null ? Duration.ZERO : after, atMonthClose);
  }

  private static Optional<String> currency(Value value) {
    Optional<String> said = value.scalar("a currency such as EUR");
    // Those without a smallest coin are metals, funds and codes for tests.
    List<String> known =
        Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toList());
    if (said.isEmpty() || known.contains(said.get())) {
      return said;
    }
    value
        .problems()
        .add(
            value.place(),
            "unknown currency '" + said.get() + "', which is a code such as EUR, GBP or USD",
            Suggestion.nearest(said.get(), known).orElse(null));
    return Optional.empty();
  }
}

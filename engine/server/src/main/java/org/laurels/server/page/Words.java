// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.laurels.core.connection.Outcome;
import org.laurels.core.ledger.Reason;
import org.laurels.core.time.Window;

/**
 * Says things in the reader's language: texts, numbers and times. Made for one answer.
 *
 * <p>Public for templates.
 */
public final class Words {
  private static final long HOURS_OF_DAY = 24;
  private static final long DAYS_OF_MONTH = 30;
  private static final long DAYS_OF_YEAR = 365;

  private final Messages messages;
  private final Locale locale;
  private final ZoneId zone;
  private final Instant now;

  Words(Language language, ZoneId zone, Instant now) {
    this.messages = Messages.in(language);
    this.locale = language.locale();
    this.zone = zone;
    this.now = now;
  }

  public String of(String key, @Nullable Object... values) {
    return messages.text(key, values);
  }

  /** A number as it is written; the minus is one, not a hyphen. */
  public String number(long number) {
    String digits = NumberFormat.getIntegerInstance(locale).format(Math.abs(number));
    return number < 0 ? "\u2212" + digits : digits;
  }

  /** How many times as much. */
  String factor(String factor) {
    return NumberFormat.getNumberInstance(locale).format(new BigDecimal(factor));
  }

  /** A change with its sign. */
  String signed(long change) {
    return change > 0 ? "+" + number(change) : number(change);
  }

  /** An amount of money, in minor units of a currency of ISO 4217. */
  String money(String code, long minor) {
    Currency currency = Currency.getInstance(code);
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(currency);
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(BigDecimal.valueOf(minor, digits));
  }

  Moment moment(Instant instant) {
    ZonedDateTime local = instant.atZone(zone);
    String day =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(local);
    String time =
        DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale).format(local);
    return new Moment(
        instant.toString(), day, of("time.full", day, time, zoneName()), ago(instant));
  }

  /** Such as "November 2026". */
  String month(YearMonth month) {
    return DateTimeFormatter.ofPattern("LLLL uuuu", locale).format(month);
  }

  /** A number of which the last two digits are behind the point. */
  String hundredths(long hundredths) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(2);
    return format.format(BigDecimal.valueOf(hundredths, 2));
  }

  String day(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(day);
  }

  /** A month, such as November 2026. */
  String month(LocalDate day) {
    return DateTimeFormatter.ofPattern("LLLL uuuu", locale).format(day);
  }

  /** The zone that times are told in. */
  private String zoneName() {
    return zone.getDisplayName(TextStyle.SHORT, locale).equals("Z")
        ? "UTC"
        : zone.getDisplayName(TextStyle.SHORT, locale);
  }

  private String ago(Instant instant) {
    Duration past = Duration.between(instant, now);
    if (past.isNegative() || past.toMinutes() < 1) {
      return of("time.now");
    }
    if (past.toHours() < 1) {
      return of("time.minutes", past.toMinutes());
    }
    if (past.toHours() < HOURS_OF_DAY) {
      return of("time.hours", past.toHours());
    }
    long days = past.toDays();
    if (days < DAYS_OF_MONTH) {
      return of("time.days", days);
    }
    return days < DAYS_OF_YEAR
        ? of("time.months", days / DAYS_OF_MONTH)
        : of("time.years", days / DAYS_OF_YEAR);
  }

  /** What an event type means; a type of a plugin's own is told as it is. */
  String eventType(String type) {
    String key = "event." + type;
    return messages.has(key) ? of(key) : type;
  }

  String reason(Reason reason) {
    return of("reason." + reason.name().toLowerCase(Locale.ROOT));
  }

  String window(Window window) {
    return of("window." + window.name().toLowerCase(Locale.ROOT));
  }

  /** A tier in words; one of a programme's own is told as it is. */
  String tier(String tier) {
    String key = "tier." + tier;
    return messages.has(key) ? of(key) : tier;
  }

  /** What a board is called that has an id and no name; the usual ids have words of their own. */
  String board(String id) {
    String key = "board-id." + id;
    return messages.has(key) ? of(key) : spoken(id);
  }

  /** What somebody has had or done so many of. */
  String counted(String how, String type) {
    String key = "figure." + how + "." + type;
    return messages.has(key) ? of(key) : of("figure.times", eventType(type));
  }

  /** What became of what a host sent. */
  String outcome(Outcome outcome) {
    return of("outcome." + outcome.word());
  }

  /** What a unit is called; one of a programme's own is told as it is. */
  String unit(String unit) {
    String key = "unit." + unit;
    return messages.has(key) ? of(key) : unit;
  }

  /** An id of a programme in words: {@code answer-upvoted} becomes {@code Answer upvoted}. */
  static String spoken(String id) {
    String words = id.replace('-', ' ');
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import org.jspecify.annotations.Nullable;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.Problem;
import org.laurels.server.problem.ProblemException;

/** Fields that several calls about credits have. */
final class CallFields {
  private static final long AMOUNT_MAX = 1_000_000_000_000L;
  private static final int NAME_LENGTH_MAX = 190;
  private static final int NOTE_LENGTH_MAX = 500;
  private static final String AMOUNT = "amount";

  private CallFields() {}

  /** An amount above 0; null where none is said. */
  static @Nullable Long optionalAmount(JsonFields fields) {
    return fields.has(AMOUNT) ? positive(fields) : null;
  }

  private static long positive(JsonFields fields) {
    long amount = change(fields);
    if (amount < 0) {
      throw wrong(AMOUNT, "must be above 0");
    }
    return amount;
  }

  /** An amount that is given, or below 0 taken. */
  static long change(JsonFields fields) {
    if (!fields.has(AMOUNT)) {
      throw wrong(AMOUNT, "is missing");
    }
    long amount = fields.number(AMOUNT, 0);
    if (amount == 0 || amount > AMOUNT_MAX || amount < -AMOUNT_MAX) {
      throw wrong(
          AMOUNT, "must be a whole number other than 0, and at most " + AMOUNT_MAX + " either way");
    }
    return amount;
  }

  /** Who says so; the API where nobody is named. */
  static String by(JsonFields fields) {
    return fields.has("by") ? person(fields) : "API";
  }

  /** Who says so, by name. */
  static String person(JsonFields fields) {
    return line(fields, "by", NAME_LENGTH_MAX);
  }

  /** Why; empty where nothing is said. */
  static String optionalNote(JsonFields fields) {
    return fields.has("note") ? note(fields) : "";
  }

  static String note(JsonFields fields) {
    return line(fields, "note", NOTE_LENGTH_MAX);
  }

  static String optionalLine(JsonFields fields, String name, int lengthMax) {
    return fields.has(name) ? line(fields, name, lengthMax) : "";
  }

  private static String line(JsonFields fields, String name, int lengthMax) {
    String text = fields.text(name);
    boolean plain = text.chars().noneMatch(Character::isISOControl);
    if (text.isBlank() || text.length() > lengthMax || !plain) {
      throw wrong(name, "must have 1 to " + lengthMax + " characters on one line");
    }
    return text;
  }

  static ProblemException wrong(String name, String problem) {
    return new ProblemException(
        ErrorCode.REFUSED, Problem.of(ErrorCode.REFUSED, name + " " + problem).at(name));
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.books;

/**
 * How much of what is outstanding may end unspent, if it goes as it went before. Cohorts are what
 * was given in one month; only those count of which nothing is left, since of the others nobody
 * knows yet.
 *
 * @param cohorts how many such months there were
 * @param atRisk what is outstanding and can end
 * @param low by the month of which the least ended unspent
 * @param expected by all these months together
 * @param high by the month of which the most ended unspent
 */
public record Breakage(String unit, int cohorts, long atRisk, long low, long expected, long high) {
  /** With fewer months than this nothing is guessed, and the three amounts are 0. */
  public static final int COHORTS_MIN = 3;

  public boolean isKnown() {
    return cohorts >= COHORTS_MIN;
  }
}

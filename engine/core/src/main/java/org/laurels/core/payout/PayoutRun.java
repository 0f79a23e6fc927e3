// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.payout;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The payout of one period of a cycle, of which there is one.
 *
 * @param id number of the run; 0 while nothing is stored of it
 * @param first first day of the period
 * @param cutOff from when on what is booked is of the next period
 * @param choiceEnd until when members can choose
 * @param currency and {@code worth}: what a credit was worth when it was closed
 */
public record PayoutRun(
    long id,
    String cycle,
    LocalDate first,
    String unit,
    Instant cutOff,
    Instant choiceEnd,
    String currency,
    long worth,
    RunState state,
    Instant changedAt) {

  PayoutRun stored(long number, RunState next, Instant now) {
    return new PayoutRun(number, cycle, first, unit, cutOff, choiceEnd, currency, worth, next, now);
  }
}

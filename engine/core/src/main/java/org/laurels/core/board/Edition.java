// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.board;

import java.time.Instant;

/**
 * A board's table of one period as it was published.
 *
 * @param id number of the table, which stays through its editions
 * @param number grows with each edition
 * @param base the edition that was written whole; those after it are changes to it
 * @param asOf up to when everything that had been booked is in it
 * @param members how many have a place
 * @param frozen whether it is final
 */
public record Edition(
    long id,
    String board,
    Period period,
    long number,
    long base,
    Instant asOf,
    int members,
    boolean frozen) {}

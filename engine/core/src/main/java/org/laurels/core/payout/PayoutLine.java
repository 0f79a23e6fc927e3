// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.payout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laurels.core.cycle.Way;

/**
 * What a run does for a member: a member has one line that says what becomes of the tally, and
 * beside it at most one that waits for paperwork.
 *
 * @param id number of the line, by which its transfers and whoever pays name it
 * @param runId the run that it goes with
 * @param madeIn the run that made it: a line that waits goes with a later one
 * @param part 0 for what becomes of the tally, 1 for what waits beside it
 * @param memberId who it belongs to now
 * @param identityId the identity by which it will still be found after a merge is undone
 * @param tally what could be paid to the member in all
 * @param way how it is paid; empty where nothing is
 * @param kind what the money becomes; null where nothing is paid
 * @param amount how many credits are set aside
 * @param matched how many the company adds
 * @param kept how many stay for the next period
 * @param expired how many ended
 * @param debt what the member owed, which is not paid out
 * @param year the calendar year that it counts for
 * @param reference what whoever paid it calls it; empty where that is not known
 * @param note why it failed; empty where there is nothing to say
 */
public record PayoutLine(
    long id,
    long runId,
    long madeIn,
    int part,
    long memberId,
    long identityId,
    long tally,
    String way,
    Way.@Nullable Kind kind,
    long amount,
    long matched,
    long kept,
    long expired,
    long debt,
    int year,
    LineState state,
    Why why,
    String reference,
    String note,
    Instant changedAt) {

  PayoutLine in(LineState next, String newReference, String newNote, Instant now) {
    return new PayoutLine(
        id,
        runId,
        madeIn,
        part,
        memberId,
        identityId,
        tally,
        way,
        kind,
        amount,
        matched,
        kept,
        expired,
        debt,
        year,
        next,
        why,
        newReference,
        newNote,
        now);
  }

  /** The same with a later run, now that it may go. */
  PayoutLine goingWith(long run, int newYear, Instant now) {
    return new PayoutLine(
        id,
        run,
        madeIn,
        part,
        memberId,
        identityId,
        tally,
        way,
        kind,
        amount,
        matched,
        kept,
        expired,
        debt,
        newYear,
        LineState.HELD,
        why,
        reference,
        note,
        now);
  }
}

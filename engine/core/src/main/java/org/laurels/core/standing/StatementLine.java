// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.standing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laurels.core.ledger.Reason;
import org.laurels.core.member.Identity;

/**
 * One ledger entry as its member sees it.
 *
 * @param change what it did to the balance, with its sign
 * @param cause id of the rule; for what a limit held back, rule and limit joined by a slash
 * @param eventSource source of the event that caused it; null for what a member starts with
 * @param eventId the source's id of that event; likewise null
 * @param itemId the source's id of the item; null where the event is about none
 * @param reverses number of the entry that this one undoes; 0 where it undoes none
 * @param reversedBy number of the entry that undoes this one; 0 while it stands
 */
public record StatementLine(
    long entryId,
    Identity identity,
    String unit,
    long change,
    Reason reason,
    String cause,
    int version,
    @Nullable String eventSource,
    @Nullable String eventId,
    @Nullable String eventType,
    @Nullable String itemId,
    Instant happenedAt,
    Instant bookedAt,
    long reverses,
    long reversedBy) {}

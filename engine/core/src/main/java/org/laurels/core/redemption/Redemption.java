// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.redemption;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.reward.Reward;

/**
 * A member's wish for a reward, and what became of it.
 *
 * @param id number of the redemption, which whoever fulfils it is told to know it by
 * @param memberId who it belongs to now
 * @param identityId the identity by which it will still be found after a merge is undone
 * @param amount how many credits it costs
 * @param matched how many the company adds
 * @param approvalsNeeded how many people must still say yes, those who have included
 * @param approvedBy who has said yes
 * @param attempts how often whoever fulfils it was told or asked
 * @param nextCheckAt when it is to be looked at again; null where nothing is to come
 * @param reference what whoever fulfilled it calls it; empty where that is not known
 * @param note why it ended so, or what was last heard of it; empty where there is nothing to say
 */
public record Redemption(
    long id,
    long memberId,
    long identityId,
    String reward,
    Reward.Kind kind,
    String unit,
    long amount,
    long matched,
    RedemptionState state,
    int approvalsNeeded,
    Set<String> approvedBy,
    int attempts,
    @Nullable Instant nextCheckAt,
    String reference,
    String note,
    Instant requestedAt,
    Instant changedAt) {

  public Redemption {
    approvedBy = Set.copyOf(approvedBy);
  }

  /** The same of who has its identity now. */
  public Redemption of(long member) {
    return new Redemption(
        id,
        member,
        identityId,
        reward,
        kind,
        unit,
        amount,
        matched,
        state,
        approvalsNeeded,
        approvedBy,
        attempts,
        nextCheckAt,
        reference,
        note,
        requestedAt,
        changedAt);
  }

  Redemption in(RedemptionState next, Instant now) {
    return new Redemption(
        id,
        memberId,
        identityId,
        reward,
        kind,
        unit,
        amount,
        matched,
        next,
        approvalsNeeded,
        approvedBy,
        attempts,
        next == RedemptionState.APPROVED || next == RedemptionState.SUBMITTED ? now : null,
        reference,
        note,
        requestedAt,
        now);
  }

  Redemption approvedBy(Set<String> people, Instant now) {
    return new Redemption(
        id,
        memberId,
        identityId,
        reward,
        kind,
        unit,
        amount,
        matched,
        state,
        approvalsNeeded,
        people,
        attempts,
        nextCheckAt,
        reference,
        note,
        requestedAt,
        now);
  }

  Redemption told(int times, @Nullable Instant next, String by, String newNote) {
    return new Redemption(
        id,
        memberId,
        identityId,
        reward,
        kind,
        unit,
        amount,
        matched,
        state,
        approvalsNeeded,
        approvedBy,
        times,
        next,
        by.isEmpty() ? reference : by,
        newNote,
        requestedAt,
        changedAt);
  }
}

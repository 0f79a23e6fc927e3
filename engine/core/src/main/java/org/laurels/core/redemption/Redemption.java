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
    return with(member, state, approvedBy, attempts, nextCheckAt, reference, note, changedAt);
  }

  Redemption in(RedemptionState next, Instant now) {
    boolean toBeLookedAt = next == RedemptionState.APPROVED || next == RedemptionState.SUBMITTED;
    return with(
        memberId, next, approvedBy, attempts, toBeLookedAt ? now : null, reference, note, now);
  }

  Redemption approvedBy(Set<String> people, Instant now) {
    return with(memberId, state, people, attempts, nextCheckAt, reference, note, now);
  }

  Redemption told(int times, @Nullable Instant next, String by, String newNote) {
    return with(
        memberId,
        state,
        approvedBy,
        times,
        next,
        by.isEmpty() ? reference : by,
        newNote,
        changedAt);
  }

  /** All that can change; the rest is as it was asked for. */
  private Redemption with(
      long nowMember,
      RedemptionState nowState,
      Set<String> nowApprovedBy,
      int nowAttempts,
      @Nullable Instant nowNextCheckAt,
      String nowReference,
      String nowNote,
      Instant nowChangedAt) {
    return new Redemption(
        id,
        nowMember,
        identityId,
        reward,
        kind,
        unit,
        amount,
        matched,
        nowState,
        approvalsNeeded,
        nowApprovedBy,
        nowAttempts,
        nowNextCheckAt,
        nowReference,
        nowNote,
        requestedAt,
        nowChangedAt);
  }
}

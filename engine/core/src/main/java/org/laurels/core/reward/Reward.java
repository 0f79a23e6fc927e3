// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.reward;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laurels.core.rule.Expression;

/**
 * What a programme offers for credits.
 *
 * @param id unique in the programme
 * @param name what members read
 * @param about a sentence for members; empty where the name says it all
 * @param unit what it is paid in
 * @param price of one, above 0; where {@code open} the least that can be given
 * @param open whether the member says how much: for a gift, or a payout
 * @param stock how many there are in all; null for any number
 * @param perMember how many one member can have; null for any number
 * @param eligible who may have it, by the member's standing; null for everybody
 * @param from when it can be had; null from the beginning
 * @param until when it can be had no more; null for ever
 * @param matchPercent how much the company adds, in percent of what the member gives
 * @param matchAtMost how many credits the company adds in all; null for any number
 */
public record Reward(
    String id,
    String name,
    String about,
    Kind kind,
    String unit,
    long price,
    boolean open,
    @Nullable Long stock,
    @Nullable Long perMember,
    @Nullable Expression<Boolean> eligible,
    @Nullable Instant from,
    @Nullable Instant until,
    Approval approval,
    int matchPercent,
    @Nullable Long matchAtMost) {

  /** How a reward reaches the member. */
  public enum Kind {
    /** A code from a pool that a manager has uploaded. */
    VOUCHER,
    /** Another system is told by a signed call. */
    WEBHOOK,
    /** A person does it and says so. */
    MANUAL,
    /** Given away in the member's name. */
    CHARITY
  }

  /**
   * Who must say yes before it is fulfilled.
   *
   * @param first whether to the first redemption of a member
   * @param above to those of more than this; null for none by its amount
   * @param people how many different people must say so, 1 or 2
   */
  public record Approval(boolean first, @Nullable Long above, int people) {
    public static final Approval NONE = new Approval(false, null, 1);

    /** To each redemption. */
    public static Approval always(int people) {
      return new Approval(false, 0L, people);
    }

    public Approval {
      if (people < 1 || people > 2) {
        throw new IllegalArgumentException("1 or 2 people approve, not " + people);
      }
    }

    /** How many must approve a redemption. */
    public int needed(long amount, boolean isFirst) {
      return (first && isFirst) || (above != null && amount > above) ? people : 0;
    }
  }

  public Reward {
    requireNonNull(id, "id is null");
    requireNonNull(kind, "kind is null");
    if (price <= 0) {
      throw new IllegalArgumentException("the price of " + id + " is " + price);
    }
    if (matchPercent < 0) {
      throw new IllegalArgumentException("the company adds " + matchPercent + " %");
    }
  }

  /** Whether it can be had then. */
  public boolean isOffered(Instant now) {
    return (from == null || !now.isBefore(from)) && (until == null || now.isBefore(until));
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.wallet;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;

/** Port: wallets. Thread-safe. */
public interface WalletStore {
  /** Work in one transaction; may be run again where another one was in the way. */
  interface Work<T> {
    T in(WalletUnit unit);
  }

  /** Runs work in one transaction: all of it is written, or nothing. */
  <T> T write(Community community, Work<T> work);

  /** What a member has of each unit; units of which there never was anything are left out. */
  Map<String, Balance> balances(Community community, long memberId);

  /** What was answered to a call before. */
  Optional<Answer> answered(Community community, String scope, String key);

  /**
   * Notes an answer that moved nothing, unless that key has one.
   *
   * @return the answer that the key has now: of two calls with one key the other may have been
   *     answered meanwhile, and then it is that answer which both get
   */
  Answer answer(Community community, Answer answer);

  /** Whether a moderator has frozen the member's wallet. */
  boolean isFrozen(Community community, long memberId);

  /** A member's lots with something left, the first to end first. */
  List<Lot> lots(Community community, long memberId, String unit);

  /** What lots were given for, by number of the lot, with or without anything left. */
  Map<Long, String> causes(Community community, Collection<Long> lotIds);

  /**
   * A member's transfers, newest first.
   *
   * @param before only those with smaller numbers; {@link Long#MAX_VALUE} for the first part
   */
  List<Transfer> transfers(
      Community community, long memberId, @Nullable String unit, long before, int limit);

  /**
   * Lots of this unit that are to vest or to end by then, the first to do so first.
   *
   * @param after only those behind this one; {@link Due#FIRST} for the first part
   */
  List<Due> due(Community community, String unit, Instant now, Due after, int limit);

  /**
   * A lot for which something is due.
   *
   * @param at when it is to vest or to end
   * @param memberId whose it is now
   */
  record Due(Instant at, long lotId, long memberId) {
    /** Before all others. */
    public static final Due FIRST = new Due(Instant.MIN, 0, 0);
  }

  /** Sums of transfers by unit, reason and day. */
  List<Flow> flows(Community community);

  /**
   * How much moved on a day.
   *
   * @param day days since 1970, in UTC
   */
  record Flow(String unit, TransferReason reason, long day, long amount) {}

  /** Adjustments by number; numbers of which there is none are left out. */
  Map<Long, Adjustment> adjustments(Community community, Collection<Long> ids);

  /** Where wallets break what must always hold, in words. */
  List<String> unsound(Community community);

  /** The same of the wallets of these identities, which is little work. */
  List<String> unsound(Community community, Collection<Long> identityIds);
}

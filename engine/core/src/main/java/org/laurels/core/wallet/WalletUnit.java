// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.wallet;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.laurels.core.budget.Funds;

/** What a transaction can do with wallets. Whose wallet is opened stays locked until its end. */
public interface WalletUnit {
  /**
   * Locks a member and reads the wallet with all identities.
   *
   * @return nothing where there is no such member
   */
  Optional<Wallet> open(long memberId, String unit, CreditTerms terms, ZoneId zone, Instant now);

  /**
   * Locks members in ascending order and reads their wallets, which are then written together.
   *
   * @param into what the wallets note is to be written; of the unit that is read
   * @return the wallets in that order, without those of members whom there are not
   */
  List<Wallet> open(SortedSet<Long> memberIds, CreditTerms terms, ZoneId zone, Movements into);

  /**
   * What was set aside for something.
   *
   * @param causeId the redemption or the bounty
   */
  List<Transfer> held(long causeId);

  /** Lots, with or without anything left, by number. */
  Map<Long, Lot> lots(Collection<Long> lotIds);

  /** Writes what was decided. */
  void save(Movements movements);

  /** The money of budgets, for what has waited for it. */
  Funds funds();

  /** Notes who adjusted a wallet, and why. */
  void note(Adjustment adjustment);

  /**
   * Forbids a member's identities to spend, or allows it again.
   *
   * @return whether there is such a member
   */
  boolean freeze(long memberId, boolean frozen);

  /** What was answered to a call before. */
  Optional<Answer> answered(String scope, String key);

  /** Notes what is answered. Another transaction that notes the same key has to run again. */
  void answer(Answer answer);

  /** A fresh number, greater than all before it in this process. */
  long nextId();
}

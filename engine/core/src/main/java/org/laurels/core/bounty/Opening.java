// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.bounty;

import java.time.Instant;
import org.laurels.core.bounty.BountyRefusedException.Why;
import org.laurels.core.programme.Programmes;
import org.laurels.core.wallet.Movements;
import org.laurels.core.wallet.NotEnoughCreditsException;
import org.laurels.core.wallet.Upkeep;
import org.laurels.core.wallet.Wallet;
import org.laurels.core.wallet.WalletFrozenException;

/** Makes a bounty of an offer, in a transaction. */
final class Opening {
  private final BountyUnit unit;
  private final Programmes versions;
  private final Instant now;

  Opening(BountyUnit unit, Programmes versions, Instant now) {
    this.unit = unit;
    this.versions = versions;
    this.now = now;
  }

  /**
   * Sets the credits aside.
   *
   * @throws BountyRefusedException if that cannot be; the transaction is to be rolled back
   */
  Outcome of(Bounties.Offer offer) {
    check(offer);
    BountyItem item =
        unit.item(offer.host(), offer.item())
            .orElseThrow(
                () ->
                    new BountyRefusedException(
                        Why.UNKNOWN_ITEM,
                        "the host '" + offer.host() + "' has told of no '" + offer.item() + "'"));
    long id = unit.nextId();
    long giver = offer.memberId() == 0 ? companys(offer, item, id) : members(offer, item, id);
    Bounty made =
        new Bounty(
            id,
            offer.memberId(),
            giver,
            item,
            offer.unit(),
            offer.amount(),
            BountyState.OPEN,
            now,
            offer.expiresAt(),
            null);
    unit.insert(made);
    return Outcome.of(made);
  }

  private void check(Bounties.Offer offer) {
    if (versions.creditTerms(offer.unit(), now) == null) {
      throw new BountyRefusedException(
          Why.UNKNOWN_UNIT, "'" + offer.unit() + "' is not spent in this community");
    }
    if (offer.amount() <= 0 || offer.amount() > Bounties.AMOUNT_MAX) {
      throw new BountyRefusedException(
          Why.WRONG_AMOUNT,
          "a bounty is of 1 to " + Bounties.AMOUNT_MAX + ", not of " + offer.amount());
    }
    if (offer.expiresAt() != null && !offer.expiresAt().isAfter(now)) {
      throw new BountyRefusedException(
          Why.WRONG_TIME, "a bounty ends in the future, not at " + offer.expiresAt());
    }
  }

  private void refuseSecond(long memberId, BountyItem item) {
    if (unit.hasOffered(memberId, item.number())) {
      throw new BountyRefusedException(
          Why.ALREADY_OFFERED, "there is a bounty of the same giver on this item");
    }
  }

  private long companys(Bounties.Offer offer, BountyItem item, long id) {
    refuseSecond(0, item);
    Movements movements = new Movements(offer.unit(), unit::nextId, now);
    movements.offer(id, offer.amount());
    unit.save(movements);
    return 0;
  }

  private long members(Bounties.Offer offer, BountyItem item, long id) {
    Wallet wallet = Terms.of(versions, offer.unit(), now).open(unit, offer.memberId());
    refuseSecond(offer.memberId(), item);
    Upkeep.of(wallet);
    if (wallet.owed() > 0) {
      // What was given away could not be taken for it any more.
      throw new BountyRefusedException(
          Why.OWES, "a member who owes credits cannot promise them to others");
    }
    try {
      wallet.setAside(id, offer.amount());
    } catch (NotEnoughCreditsException e) {
      throw new BountyRefusedException(Why.NOT_ENOUGH, e);
    } catch (WalletFrozenException e) {
      throw new BountyRefusedException(Why.FROZEN, e);
    }
    unit.save(wallet.movements());
    return wallet.identity();
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.bounty;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.laurels.core.bounty.BountyRefusedException.Why;
import org.laurels.core.programme.Programmes;
import org.laurels.core.wallet.Movements;
import org.laurels.core.wallet.Transfer;
import org.laurels.core.wallet.Upkeep;
import org.laurels.core.wallet.Wallet;

/** Brings a bounty to its end, in a transaction. */
final class Closing {
  private final BountyUnit unit;
  private final Programmes versions;
  private final Instant now;

  Closing(BountyUnit unit, Programmes versions, Instant now) {
    this.unit = unit;
    this.versions = versions;
    this.now = now;
  }

  /** An open bounty with everybody locked whose credits it moves. */
  private record Locked(
      Bounty bounty, List<Transfer> held, SortedMap<Long, Wallet> wallets, Set<Long> givers) {}

  /**
   * Pays it to those who share it.
   *
   * @throws BountyRefusedException if that cannot be; the transaction is to be rolled back
   */
  Outcome pay(long bountyId, BountyState end, List<Share> shares) {
    check(shares);
    Locked locked = lock(bountyId, shares.stream().map(Share::memberId).toList());
    Bounty bounty = locked.bounty();
    if (bounty.isExpired(now)) {
      throw new BountyRefusedException(Why.EXPIRED, "its time was over at " + bounty.expiresAt());
    }
    if (shares.stream().anyMatch(share -> locked.givers().contains(share.memberId()))) {
      throw new BountyRefusedException(
          Why.OWN_BOUNTY, "nobody gets a bounty of her own, under no identity");
    }
    if (!bounty.isOfCompany()) {
      giver(locked).payOut(locked.held());
    }
    List<Long> amounts =
        Apportionment.of(bounty.amount(), shares.stream().map(Share::parts).toList());
    List<Paid> paid = new ArrayList<>(shares.size());
    for (int i = 0; i < shares.size(); i++) {
      Share share = shares.get(i);
      Wallet wallet = requireNonNull(locked.wallets().get(share.memberId()));
      if (amounts.get(i) > 0) {
        wallet.receive(bountyId, amounts.get(i));
      }
      paid.add(new Paid(share.memberId(), wallet.identity(), share.parts(), amounts.get(i)));
    }
    return closed(locked, end, paid);
  }

  private static void check(List<Share> shares) {
    if (shares.isEmpty() || shares.size() > Bounties.SHARES_MAX) {
      throw new BountyRefusedException(
          Why.WRONG_PARTS, "a bounty is shared by 1 to " + Bounties.SHARES_MAX + " members");
    }
    Set<Long> members = new HashSet<>();
    for (Share share : shares) {
      if (share.parts() <= 0 || share.parts() > Bounties.PARTS_MAX) {
        throw new BountyRefusedException(
            Why.WRONG_PARTS,
            "a share has 1 to " + Bounties.PARTS_MAX + " parts, not " + share.parts());
      }
      if (!members.add(share.memberId())) {
        throw new BountyRefusedException(Why.SAME_MEMBER, "a member has two shares");
      }
    }
  }

  /**
   * Gives it back to who had put it up.
   *
   * @throws BountyRefusedException if that cannot be; the transaction is to be rolled back
   */
  Outcome giveBack(long bountyId) {
    Locked locked = lock(bountyId, List.of());
    Bounty bounty = locked.bounty();
    if (bounty.isOfCompany()) {
      Movements movements = new Movements(bounty.unit(), unit::nextId, now);
      movements.withdraw(bountyId, bounty.amount());
      unit.save(movements);
    } else {
      List<Transfer> held = locked.held();
      // First, so that what was not set aside gets no time of grace with the rest of its lot.
      Upkeep.of(giver(locked));
      giver(locked).release(held, unit.lots(held.stream().map(Transfer::lotId).toList()));
    }
    return closed(locked, BountyState.RETURNED, List.of());
  }

  private static Wallet giver(Locked locked) {
    return requireNonNull(locked.wallets().get(locked.bounty().memberId()));
  }

  private Outcome closed(Locked locked, BountyState end, List<Paid> paid) {
    locked.wallets().values().forEach(wallet -> unit.save(wallet.movements()));
    Bounty closed = locked.bounty().closed(end, now);
    if (!unit.close(closed, paid)) {
      throw wrongState(locked.bounty());
    }
    return new Outcome(closed, paid);
  }

  private static BountyRefusedException wrongState(Bounty bounty) {
    return new BountyRefusedException(
        Why.WRONG_STATE,
        bounty.state() == BountyState.OPEN
            ? "the bounty has come to its end meanwhile"
            : "the bounty is " + bounty.state().name().toLowerCase(Locale.ROOT) + " already");
  }

  private Locked lock(long bountyId, Collection<Long> recipients) {
    Bounty seen = find(bountyId);
    List<Transfer> held = unit.held(bountyId);
    SortedSet<Long> identities = new TreeSet<>();
    held.forEach(transfer -> identities.add(transfer.toIdentity()));
    if (!seen.isOfCompany()) {
      identities.add(seen.identityId());
    }
    Terms terms = Terms.of(versions, seen.unit(), now);
    SortedMap<Long, Wallet> wallets = new TreeMap<>();
    SortedSet<Long> givers = members(identities);
    SortedSet<Long> wanted = with(givers, recipients);
    // Who belongs to whom is certain only under the locks: a merge may have come before them.
    while (!wallets.keySet().equals(wanted)) {
      wallets.clear();
      wanted.forEach(member -> wallets.put(member, terms.open(unit, member)));
      givers = members(identities);
      wanted = with(givers, recipients);
    }
    Bounty bounty = find(bountyId);
    if (bounty.state() != BountyState.OPEN) {
      throw wrongState(bounty);
    }
    return new Locked(bounty, held, wallets, givers);
  }

  private SortedSet<Long> members(SortedSet<Long> identities) {
    return identities.isEmpty()
        ? new TreeSet<>()
        : new TreeSet<>(unit.members(identities).values());
  }

  private static SortedSet<Long> with(SortedSet<Long> givers, Collection<Long> recipients) {
    SortedSet<Long> all = new TreeSet<>(givers);
    all.addAll(recipients);
    return all;
  }

  private Bounty find(long bountyId) {
    return unit.bounty(bountyId)
        .orElseThrow(
            () -> new BountyRefusedException(Why.UNKNOWN_BOUNTY, "there is no such bounty"));
  }
}

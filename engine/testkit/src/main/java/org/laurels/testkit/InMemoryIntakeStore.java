// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laurels.core.badge.BadgeGrant;
import org.laurels.core.bounty.BountyStore;
import org.laurels.core.budget.Unfunded;
import org.laurels.core.community.Community;
import org.laurels.core.event.Event;
import org.laurels.core.fold.MemberState;
import org.laurels.core.intake.IntakeStore;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.item.ItemState;
import org.laurels.core.ledger.Entry;
import org.laurels.core.link.LinkCode;
import org.laurels.core.member.Identity;
import org.laurels.core.redemption.RedemptionStore;
import org.laurels.core.standing.HeldBadge;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.StatementLine;
import org.laurels.core.wallet.Balance;
import org.laurels.core.wallet.Lot;
import org.laurels.core.wallet.Transfer;

/**
 * An intake store in plain maps. One unit runs at a time; a unit that fails leaves nothing. Its
 * units are strict: they fail on writes that a database would refuse or that the caller has not
 * locked.
 */
public final class InMemoryIntakeStore implements IntakeStore {
  private final Map<Integer, Tables> tables = new TreeMap<>();
  private final Map<Integer, Integer> versions = new TreeMap<>();
  private final AtomicLong numbers = new AtomicLong();

  /** Makes this the newest published version; a community begins with version 1. */
  public synchronized void publish(Community community, int version) {
    versions.put(community.id(), version);
  }

  @Override
  public synchronized <T> T write(Community community, Work<T> work) {
    Journal journal = new Journal();
    boolean done = false;
    try {
      T result =
          work.in(
              new InMemoryIntakeUnit(
                  tables(community),
                  journal,
                  numbers::incrementAndGet,
                  versions.getOrDefault(community.id(), 1)));
      done = true;
      return result;
    } finally {
      if (!done) {
        journal.rollBack();
      }
    }
  }

  /** Redemptions that are paid from the wallets that this intake fills. */
  public RedemptionStore redemptions() {
    return new InMemoryRedemptionStore(this);
  }

  synchronized <T> T money(Community community, RedemptionStore.Work<T> work) {
    return journalled(
        journal ->
            work.in(
                new InMemoryRedemptionUnit(tables(community), journal, numbers::incrementAndGet)));
  }

  synchronized <T> T bounty(Community community, BountyStore.Work<T> work) {
    return journalled(
        journal ->
            work.in(new InMemoryBountyUnit(tables(community), journal, numbers::incrementAndGet)));
  }

  private static <T> T journalled(Function<Journal, T> work) {
    Journal journal = new Journal();
    boolean done = false;
    try {
      T result = work.apply(journal);
      done = true;
      return result;
    } finally {
      if (!done) {
        journal.rollBack();
      }
    }
  }

  /** Bounties on what this store holds. */
  public BountyStore bounties() {
    return new InMemoryBountyStore(this);
  }

  synchronized List<Long> redemptions(Community community) {
    return List.copyOf(tables(community).redemptions.keySet());
  }

  synchronized Map<String, Long> counters(Community community) {
    return new TreeMap<>(tables(community).counters);
  }

  /** What a member has of a unit, with all identities. */
  public synchronized Balance balance(Community community, long memberId, String unit) {
    Tables held = tables(community);
    Balance balance = Balance.NONE;
    for (Map.Entry<Tables.Account, Balance> wallet : held.wallets.entrySet()) {
      boolean isOf = held.memberOf.getOrDefault(wallet.getKey().identityId(), 0L) == memberId;
      if (isOf && wallet.getKey().unit().equals(unit)) {
        balance = balance.plus(wallet.getValue());
      }
    }
    return balance;
  }

  /** All transfers of credits, in the order of their numbers. */
  public synchronized List<Transfer> transfers(Community community) {
    return List.copyOf(tables(community).transfers.values());
  }

  @Override
  public synchronized <T> T read(Community community, Look<T> look) {
    return look.at(
        new InMemoryIntakeUnit(
            tables(community),
            new Journal(),
            numbers::incrementAndGet,
            versions.getOrDefault(community.id(), 1)));
  }

  private Tables tables(Community community) {
    return tables.computeIfAbsent(community.id(), id -> new Tables());
  }

  /** All stored events with what they saw, in the order of their numbers. */
  public synchronized List<FoldEvent> events(Community community) {
    return List.copyOf(tables(community).events.values());
  }

  public synchronized List<Entry> entries(Community community) {
    return List.copyOf(tables(community).entries.values());
  }

  public synchronized List<BadgeGrant> grants(Community community) {
    return List.copyOf(tables(community).grants.values());
  }

  public synchronized List<ItemState> items(Community community) {
    return List.copyOf(tables(community).items.values());
  }

  /** Figures of those who are members now, by member. */
  public synchronized Map<Long, MemberState> members(Community community) {
    Tables held = tables(community);
    Map<Long, MemberState> members = new TreeMap<>();
    for (long member : new TreeSet<>(held.memberOf.values())) {
      members.put(member, held.members.getOrDefault(member, MemberState.EMPTY));
    }
    return members;
  }

  /** The member of each identity, by number. */
  public synchronized Map<Long, Long> memberOf(Community community) {
    return new TreeMap<>(tables(community).memberOf);
  }

  /** Gives an identity a code, as a page does. */
  public synchronized void give(Community community, long identityId, byte[] hash, Instant until) {
    tables(community)
        .codes
        .put(HexFormat.of().formatHex(hash), new LinkCode(identityId, until, false));
  }

  /** Asserts that members' figures hold the balances that their accounts have. */
  public synchronized void checkFigures(Community community) {
    Tables held = tables(community);
    Map<Long, Map<String, Long>> sums = new TreeMap<>();
    held.balances.forEach(
        (account, balance) ->
            sums.computeIfAbsent(
                    requireNonNull(held.memberOf.get(account.identityId())), m -> new TreeMap<>())
                .merge(account.unit(), balance, Long::sum));
    checkWallets(held);
    members(community)
        .forEach(
            (member, state) -> {
              Map<String, Long> sum = Books.withoutZeros(sums.getOrDefault(member, Map.of()));
              if (!sum.equals(Books.withoutZeros(state.balances()))) {
                throw new AssertionError(
                    "member " + member + " has figures " + state.balances() + " over " + sum);
              }
            });
  }

  /** What was given or waits is what was earned; what is left of it lies in lots. */
  private static void checkWallets(Tables held) {
    Map<Tables.Account, Long> given = new TreeMap<>();
    for (Transfer transfer : held.transfers.values()) {
      switch (transfer.reason()) {
        case AWARD -> add(given, transfer.toIdentity(), transfer, transfer.amount());
        case TAKE_BACK, OWE -> add(given, transfer.fromIdentity(), transfer, -transfer.amount());
        default -> {
          // Moves what was given, and changes nothing about it.
        }
      }
    }
    for (Unfunded one : held.unfunded.values()) {
      given.merge(new Tables.Account(one.identityId(), one.unit()), one.left(), Long::sum);
    }
    held.wallets.forEach(
        (account, wallet) -> {
          long earned = held.balances.getOrDefault(account, 0L);
          long lots =
              held.lots.values().stream()
                  .filter(lot -> lot.identityId() == account.identityId())
                  .filter(lot -> lot.unit().equals(account.unit()))
                  .mapToLong(Lot::remaining)
                  .sum();
          if (given.getOrDefault(account, 0L) != earned
              || lots != wallet.pending() + wallet.available()) {
            throw new AssertionError(
                account + " has " + wallet + " in lots of " + lots + " for " + earned + " earned");
          }
        });
  }

  private static void add(
      Map<Tables.Account, Long> given, long identity, Transfer transfer, long amount) {
    given.merge(new Tables.Account(identity, transfer.unit()), amount, Long::sum);
  }

  /** Everything of a community, as hosts would name it. */
  public synchronized Books books(Community community) {
    Tables held = tables(community);
    return new Books(
        standings(held),
        held.entries.values().stream().map(entry -> line(held, entry)).toList(),
        held.grants.entrySet().stream()
            .map(grant -> badge(held, grant.getKey(), grant.getValue()))
            .toList(),
        held.events.size());
  }

  private static List<MemberStanding> standings(Tables held) {
    Map<Long, List<Identity>> identities = new TreeMap<>();
    held.memberOf.forEach(
        (identity, member) ->
            identities
                .computeIfAbsent(member, m -> new ArrayList<>())
                .add(held.identities.get(identity)));
    List<MemberStanding> standings = new ArrayList<>();
    identities.forEach(
        (member, names) -> {
          MemberState state = held.members.getOrDefault(member, MemberState.EMPTY);
          standings.add(
              new MemberStanding(
                  member, names, balances(held, member), state.rank(), state.joined()));
        });
    return standings;
  }

  private static Map<String, Long> balances(Tables held, long member) {
    Map<String, Long> balances = new TreeMap<>();
    held.balances.forEach(
        (account, balance) -> {
          if (held.memberOf.getOrDefault(account.identityId(), 0L) == member) {
            balances.merge(account.unit(), balance, Long::sum);
          }
        });
    return balances;
  }

  private static StatementLine line(Tables held, Entry entry) {
    FoldEvent cause = held.events.get(entry.key().eventId());
    @Nullable Event event = cause == null ? null : cause.resolved().event();
    return new StatementLine(
        entry.id(),
        requireNonNull(held.identities.get(entry.key().identityId())),
        entry.key().unit(),
        entry.change(),
        entry.key().reason(),
        entry.key().cause(),
        entry.version(),
        event == null ? null : event.source(),
        event == null ? null : event.id(),
        event == null ? null : event.type(),
        event == null || event.item() == null ? null : event.item().id(),
        entry.happenedAt(),
        entry.bookedAt(),
        entry.reverses(),
        held.reversedBy.getOrDefault(entry.id(), 0L));
  }

  private static HeldBadge badge(Tables held, long id, BadgeGrant grant) {
    Event event = requireNonNull(held.events.get(grant.eventId())).resolved().event();
    long itemId = grant.key().itemId();
    return new HeldBadge(
        id,
        grant.key().badge(),
        requireNonNull(held.identities.get(grant.identityId())),
        itemId == 0 ? null : requireNonNull(held.itemKeys.get(itemId)).id(),
        event.source(),
        event.id(),
        grant.version(),
        grant.grantedAt());
  }
}

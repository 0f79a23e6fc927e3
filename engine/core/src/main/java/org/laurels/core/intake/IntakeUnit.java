// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.laurels.core.badge.BadgeGrant;
import org.laurels.core.board.DayChange;
import org.laurels.core.budget.Funds;
import org.laurels.core.event.EventKey;
import org.laurels.core.event.SaidProfile;
import org.laurels.core.fold.MemberState;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.item.ItemState;
import org.laurels.core.ledger.Entry;
import org.laurels.core.link.LinkUnit;
import org.laurels.core.member.Identity;
import org.laurels.core.member.MemberLink;
import org.laurels.core.wallet.CreditTerms;
import org.laurels.core.wallet.Movements;
import org.laurels.core.wallet.Wallet;

/**
 * One transaction of the intake, on one community. Not thread-safe.
 *
 * <p>Everything is asked and written in sets, since a statement an event would cost more than all
 * the rest. What is locked stays locked until the transaction ends; sets are locked in ascending
 * order so that two processes do not wait for each other.
 *
 * <p>A write may be carried out after its call has returned, while the caller goes on deciding:
 * what was handed over must not be changed any more, and a failure shows at a later call or at the
 * end. Every question sees all that was written before it.
 */
public interface IntakeUnit extends IntakeReads {
  /** Those of these events that are stored already, with their numbers. */
  Map<EventKey, Long> knownEvents(Collection<EventKey> keys);

  /** The rows of these identities; rows that are missing are made, each its own member. */
  Map<Identity, MemberLink> identities(SortedSet<Identity> identities);

  /** Numbers of these items; rows that are missing are made. */
  Map<ItemKey, Long> items(SortedSet<ItemKey> keys);

  /** Locks these items and their parents and reads where they stand. */
  Map<Long, ItemState> lockItems(SortedSet<Long> itemIds);

  /** Those among these who have voted on the item before. */
  Set<Voter> votedBefore(Collection<Voter> voters);

  /** Those of these events that an earlier stored event takes back by name. */
  Set<EventKey> awaited(Collection<EventKey> keys);

  /** Number of the item that a stored event is about, by event; absent where it is about none. */
  Map<EventKey, Long> itemsOf(Collection<EventKey> keys);

  /** Locks these items and all that hang together with them as parents and children. */
  Map<Long, ItemState> lockThreads(SortedSet<Long> itemIds);

  /** All events on these items, and those that take any of them back by name. */
  List<FoldEvent> eventsOn(Set<Long> itemIds);

  /** These events and those that take any of them back by name, for events about no item. */
  List<FoldEvent> eventsNamed(Collection<EventKey> keys);

  /** Which member each identity belongs to now. */
  Map<Long, Long> membersOf(Set<Long> identityIds);

  /** Locks these members and reads their figures. */
  Map<Long, MemberRow> lockMembers(SortedSet<Long> memberIds);

  /** All stored events that may involve any of these identities; some may not. */
  List<FoldEvent> eventsOf(Set<Long> identityIds);

  /** All entries on the accounts of these identities. */
  List<Entry> entriesOf(Set<Long> identityIds);

  /** Badges granted for these items and not revoked. */
  List<BadgeGrant> grantsFor(Set<Long> itemIds);

  /** Merges that name any of these identities. */
  List<MergeLink> mergesOf(Set<Long> identityIds);

  /** A fresh number, greater than all before it in this process. */
  long nextId();

  void appendEvents(List<FoldEvent> events);

  /** Writes what events saw and what has become of them, where that has changed. */
  void changeEvents(List<FoldEvent> events);

  void saveItems(Collection<ItemState> items);

  void saveMembers(Map<Long, MemberState> states);

  /** Writes entries and adds them to the balances they move. */
  void book(List<Entry> entries);

  /** Reads the wallet of a locked member. */
  Wallet wallet(long memberId, String unit, CreditTerms terms, ZoneId zone, Instant now);

  /** Writes what was decided about credits. */
  void saveCredits(Movements movements);

  /** The money of budgets. */
  Funds funds();

  /** Links of identities, and codes by which they are shown. */
  LinkUnit links();

  void grant(List<BadgeGrant> grants);

  void revoke(List<BadgeGrant> grants);

  void saveMerges(List<MergeLink> merges);

  /**
   * Notes what hosts have said of people where nothing newer is known.
   *
   * @return those of whom another kind or other teams are known now
   */
  Set<Long> saveProfiles(Map<Long, SaidProfile> saidByIdentity);

  /**
   * Leaves word for the boards.
   *
   * @param zone in which the days of the changes were cut
   * @param touched members to be looked at anew
   */
  void tellBoards(ZoneId zone, List<DayChange> changes, Set<Long> touched);

  /**
   * Leaves word for the hosts: members whose rank or badges have changed, or who is one of them.
   */
  void tellHosts(Set<Long> members);

  /**
   * What came of freeing rows of what is personal.
   *
   * @param items about which events say something else now, or are called otherwise
   * @param renamed events that are called otherwise now
   * @param involved identities on whose timelines those are
   */
  record Freed(Set<Long> items, Map<EventKey, EventKey> renamed, Set<Long> involved) {}

  /**
   * Frees all rows of what says who these are, but for what is derived from events: the fold of
   * what is left gives that. Who is free already stays as they are.
   */
  Freed free(Set<Long> identityIds);

  /** Moves identities to other members. */
  void assignMembers(Map<Long, Long> memberByIdentity);
}

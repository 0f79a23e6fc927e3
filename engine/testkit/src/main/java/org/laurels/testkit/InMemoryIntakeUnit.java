// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laurels.core.badge.BadgeGrant;
import org.laurels.core.board.DayChange;
import org.laurels.core.budget.Funds;
import org.laurels.core.event.EventKey;
import org.laurels.core.event.EventTypes;
import org.laurels.core.event.Redaction;
import org.laurels.core.event.SaidProfile;
import org.laurels.core.fold.MemberState;
import org.laurels.core.intake.IntakeUnit;
import org.laurels.core.intake.ItemKey;
import org.laurels.core.intake.MemberRow;
import org.laurels.core.intake.MergeLink;
import org.laurels.core.intake.Voter;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.item.ItemState;
import org.laurels.core.item.ResolvedEvent;
import org.laurels.core.ledger.Entry;
import org.laurels.core.link.LinkCode;
import org.laurels.core.link.LinkUnit;
import org.laurels.core.member.Identity;
import org.laurels.core.member.MemberLink;
import org.laurels.core.wallet.CreditTerms;
import org.laurels.core.wallet.Movements;
import org.laurels.core.wallet.Wallet;

/** One unit on one community's maps. */
final class InMemoryIntakeUnit implements IntakeUnit {
  /** Identities in memory are erased by their numbers; what events are called stays. */
  private static final String FREED = "erased-";

  private final Tables tables;
  private final Journal journal;
  private final LongSupplier numbers;
  private final int version;
  private final InMemoryWallets wallets;
  private final InMemoryFunds funds;
  private final Set<Long> lockedItems = new HashSet<>();
  private final Set<Long> lockedMembers = new HashSet<>();

  InMemoryIntakeUnit(Tables tables, Journal journal, LongSupplier numbers, int version) {
    this.tables = tables;
    this.journal = journal;
    this.numbers = numbers;
    this.version = version;
    this.wallets = new InMemoryWallets(tables, journal);
    this.funds = new InMemoryFunds(tables, journal);
  }

  private static void refuseUnless(boolean right, String problem, Object what) {
    if (!right) {
      throw new IllegalStateException(problem + ": " + what);
    }
  }

  @Override
  public int programmeVersion() {
    return version;
  }

  @Override
  public Map<EventKey, Long> knownEvents(Collection<EventKey> keys) {
    Map<EventKey, Long> known = new HashMap<>(tables.eventIds);
    known.keySet().retainAll(new HashSet<>(keys));
    return known;
  }

  @Override
  public Map<Identity, MemberLink> identities(SortedSet<Identity> identities) {
    Map<Identity, MemberLink> links = new HashMap<>();
    for (Identity identity : identities) {
      Long id = tables.identityIds.get(identity);
      if (id == null) {
        id = nextId();
        journal.put(tables.identityIds, identity, id);
        journal.put(tables.identities, id, identity);
        journal.put(tables.memberOf, id, id);
      }
      long member = requireNonNull(tables.memberOf.get(id));
      links.put(identity, new MemberLink(id, identity, member));
    }
    return links;
  }

  @Override
  public Map<ItemKey, Long> items(SortedSet<ItemKey> keys) {
    Map<ItemKey, Long> ids = new HashMap<>();
    for (ItemKey key : keys) {
      Long id = tables.itemIds.get(key);
      if (id == null) {
        id = nextId();
        journal.put(tables.itemIds, key, id);
        journal.put(tables.itemKeys, id, key);
      }
      ids.put(key, id);
    }
    return ids;
  }

  @Override
  public Map<Long, ItemState> lockItems(SortedSet<Long> itemIds) {
    SortedSet<Long> wanted = new TreeSet<>(itemIds);
    for (long id : itemIds) {
      wanted.add(item(id).facts().parentId());
    }
    wanted.remove(0L);
    Map<Long, ItemState> states = locked(wanted);
    states.keySet().retainAll(tables.items.keySet());
    return states;
  }

  private ItemState item(long id) {
    refuseUnless(tables.itemKeys.containsKey(id), "no such item", id);
    ItemState state = tables.items.get(id);
    return state == null ? ItemState.unknown(id) : state;
  }

  private Map<Long, ItemState> locked(SortedSet<Long> itemIds) {
    lockedItems.addAll(itemIds);
    Map<Long, ItemState> states = new TreeMap<>();
    itemIds.forEach(id -> states.put(id, item(id)));
    return states;
  }

  @Override
  public Set<Voter> votedBefore(Collection<Voter> voters) {
    Set<Voter> before = new HashSet<>();
    for (FoldEvent event : tables.events.values()) {
      ResolvedEvent resolved = event.resolved();
      if (resolved.event().type().equals(EventTypes.VOTE_CAST)) {
        before.add(new Voter(resolved.itemId(), resolved.actorId()));
      }
    }
    before.retainAll(new HashSet<>(voters));
    return before;
  }

  private static @Nullable EventKey undone(FoldEvent event) {
    String undoes = event.resolved().event().undoes();
    return undoes == null ? null : new EventKey(event.resolved().event().source(), undoes);
  }

  @Override
  public Set<EventKey> awaited(Collection<EventKey> keys) {
    Set<EventKey> awaited = new HashSet<>();
    for (FoldEvent event : tables.events.values()) {
      EventKey undone = undone(event);
      if (undone != null) {
        awaited.add(undone);
      }
    }
    awaited.retainAll(new HashSet<>(keys));
    return awaited;
  }

  @Override
  public Map<EventKey, Long> itemsOf(Collection<EventKey> keys) {
    Map<EventKey, Long> items = new HashMap<>();
    for (EventKey key : keys) {
      Long id = tables.eventIds.get(key);
      if (id != null) {
        long item = requireNonNull(tables.events.get(id)).resolved().itemId();
        if (item != 0) {
          items.put(key, item);
        }
      }
    }
    return items;
  }

  /** Follows every parent that an event ever named, since an item may have been moved. */
  @Override
  public Map<Long, ItemState> lockThreads(SortedSet<Long> itemIds) {
    SortedSet<Long> wanted = new TreeSet<>(itemIds);
    boolean grown = true;
    while (grown) {
      grown = false;
      for (FoldEvent event : tables.events.values()) {
        long item = event.resolved().itemId();
        long parent = event.resolved().parentId();
        if (parent != 0 && (wanted.contains(item) || wanted.contains(parent))) {
          boolean found = wanted.add(item);
          grown |= wanted.add(parent) || found;
        }
      }
    }
    return locked(wanted);
  }

  private List<FoldEvent> withUndoers(Predicate<FoldEvent> wanted) {
    Set<EventKey> keys = new HashSet<>();
    for (FoldEvent event : tables.events.values()) {
      if (wanted.test(event)) {
        keys.add(event.resolved().event().key());
      }
    }
    return tables.events.values().stream()
        .filter(event -> wanted.test(event) || keys.contains(undone(event)))
        .toList();
  }

  @Override
  public List<FoldEvent> eventsOn(Set<Long> itemIds) {
    return withUndoers(event -> itemIds.contains(event.resolved().itemId()));
  }

  @Override
  public List<FoldEvent> eventsNamed(Collection<EventKey> keys) {
    Set<EventKey> wanted = new HashSet<>(keys);
    return tables.events.values().stream()
        .filter(
            event ->
                wanted.contains(event.resolved().event().key()) || wanted.contains(undone(event)))
        .toList();
  }

  @Override
  public Map<Long, Long> membersOf(Set<Long> identityIds) {
    Map<Long, Long> members = new HashMap<>();
    for (long id : identityIds) {
      members.put(id, requireNonNull(tables.memberOf.get(id), "no identity " + id));
    }
    return members;
  }

  @Override
  public Map<Long, MemberRow> lockMembers(SortedSet<Long> memberIds) {
    lockedMembers.addAll(memberIds);
    Map<Long, MemberRow> rows = new TreeMap<>();
    for (long member : memberIds) {
      Set<Long> identities = identitiesOf(Set.of(member));
      refuseUnless(!identities.isEmpty(), "no such member", member);
      MemberState state = tables.members.getOrDefault(member, MemberState.EMPTY);
      rows.put(member, new MemberRow(member, identities, state));
    }
    return rows;
  }

  @Override
  public Map<Long, MemberState> readMembers(Set<Long> memberIds) {
    Map<Long, MemberState> states = new TreeMap<>();
    memberIds.forEach(id -> states.put(id, tables.members.getOrDefault(id, MemberState.EMPTY)));
    return states;
  }

  @Override
  public List<FoldEvent> eventsOf(Set<Long> identityIds) {
    return tables.events.values().stream()
        .filter(event -> identityIds.stream().anyMatch(event::involves))
        .toList();
  }

  @Override
  public List<Entry> entriesOf(Set<Long> identityIds) {
    return tables.entries.values().stream()
        .filter(entry -> identityIds.contains(entry.key().identityId()))
        .toList();
  }

  @Override
  public Set<String> badgesOf(Set<Long> identityIds) {
    return grantsOf(identityIds).stream()
        .map(grant -> grant.key().badge())
        .collect(Collectors.toSet());
  }

  @Override
  public List<BadgeGrant> grantsOf(Set<Long> identityIds) {
    return tables.grants.values().stream()
        .filter(grant -> identityIds.contains(grant.identityId()))
        .toList();
  }

  @Override
  public List<BadgeGrant> grantsFor(Set<Long> itemIds) {
    return tables.grants.values().stream()
        .filter(grant -> itemIds.contains(grant.key().itemId()))
        .toList();
  }

  @Override
  public List<MergeLink> mergesOf(Set<Long> identityIds) {
    return tables.merges.values().stream()
        .filter(
            merge -> identityIds.contains(merge.oneId()) || identityIds.contains(merge.otherId()))
        .toList();
  }

  @Override
  public Set<Long> identitiesOf(Set<Long> memberIds) {
    Set<Long> identities = new TreeSet<>();
    tables.memberOf.forEach(
        (identity, member) -> {
          if (memberIds.contains(member)) {
            identities.add(identity);
          }
        });
    return identities;
  }

  @Override
  public long nextId() {
    return numbers.getAsLong();
  }

  @Override
  public void appendEvents(List<FoldEvent> events) {
    for (FoldEvent event : events) {
      EventKey key = event.resolved().event().key();
      refuseUnless(journal.put(tables.eventIds, key, event.id()) == null, "stored twice", key);
      refuseUnless(journal.put(tables.events, event.id(), event) == null, "number used", key);
    }
  }

  @Override
  public void changeEvents(List<FoldEvent> events) {
    for (FoldEvent event : events) {
      FoldEvent former = journal.put(tables.events, event.id(), event);
      refuseUnless(
          former != null && former.resolved().equals(event.resolved()), "another event", event);
    }
  }

  @Override
  public void saveItems(Collection<ItemState> items) {
    for (ItemState item : items) {
      refuseUnless(tables.itemKeys.containsKey(item.id()), "no such item", item);
      refuseUnless(lockedItems.contains(item.id()), "item is not locked", item);
      journal.put(tables.items, item.id(), item);
    }
  }

  @Override
  public void saveMembers(Map<Long, MemberState> states) {
    states.forEach(
        (member, state) -> {
          refuseUnless(lockedMembers.contains(member), "member is not locked", member);
          journal.put(tables.members, member, state);
        });
  }

  private void refuseUnlessLocked(long identityId, Object what) {
    Long member = tables.memberOf.get(identityId);
    refuseUnless(
        member != null && lockedMembers.contains(member), "its member is not locked", what);
  }

  @Override
  public void book(List<Entry> entries) {
    for (Entry entry : entries) {
      refuseUnlessLocked(entry.key().identityId(), entry);
      refuseUnless(journal.put(tables.entries, entry.id(), entry) == null, "number used", entry);
      bookLive(entry);
      Tables.Account account = new Tables.Account(entry.key().identityId(), entry.key().unit());
      long balance = tables.balances.getOrDefault(account, 0L);
      journal.put(tables.balances, account, balance + entry.change());
    }
  }

  private void bookLive(Entry entry) {
    if (entry.reverses() == 0) {
      Long twin = journal.put(tables.live, entry.key(), entry.id());
      refuseUnless(twin == null, "stands for the same as " + twin, entry);
      return;
    }
    Entry undone = tables.entries.get(entry.reverses());
    refuseUnless(undone != null, "reverses nothing", entry);
    Long twin = journal.put(tables.reversedBy, entry.reverses(), entry.id());
    refuseUnless(twin == null, "reversed twice", entry);
    journal.remove(tables.live, requireNonNull(undone).key());
  }

  @Override
  public Wallet wallet(long memberId, String unit, CreditTerms terms, ZoneId zone, Instant now) {
    refuseUnless(lockedMembers.contains(memberId), "wallet of a member not locked", memberId);
    Movements into = new Movements(unit, numbers, now);
    return wallets.open(identitiesOf(Set.of(memberId)), terms, zone, into);
  }

  @Override
  public void saveCredits(Movements movements) {
    for (long identity : movements.balances().keySet()) {
      long member = requireNonNull(tables.memberOf.get(identity));
      refuseUnless(lockedMembers.contains(member), "credits of a member not locked", member);
    }
    wallets.save(movements);
  }

  @Override
  public Funds funds() {
    return funds;
  }

  @Override
  public LinkUnit links() {
    return new InMemoryLinks(tables, journal);
  }

  @Override
  public void grant(List<BadgeGrant> grants) {
    for (BadgeGrant grant : grants) {
      refuseUnlessLocked(grant.identityId(), grant);
      for (BadgeGrant other : tables.grants.values()) {
        boolean twin = other.key().equals(grant.key()) && other.identityId() == grant.identityId();
        refuseUnless(!twin, "held already", grant);
      }
      journal.put(tables.grants, nextId(), grant);
    }
  }

  @Override
  public void revoke(List<BadgeGrant> grants) {
    for (BadgeGrant grant : grants) {
      Long id = null;
      for (Map.Entry<Long, BadgeGrant> held : tables.grants.entrySet()) {
        id = held.getValue().equals(grant) ? held.getKey() : id;
      }
      refuseUnless(id != null, "not held", grant);
      journal.remove(tables.grants, requireNonNull(id));
    }
  }

  @Override
  public void saveMerges(List<MergeLink> merges) {
    merges.forEach(merge -> journal.put(tables.merges, merge.eventId(), merge));
  }

  @Override
  public void assignMembers(Map<Long, Long> memberByIdentity) {
    memberByIdentity.forEach(
        (identity, member) -> {
          Long former = journal.put(tables.memberOf, identity, member);
          refuseUnless(former != null, "no such identity", identity);
        });
  }

  @Override
  public Freed free(Set<Long> identityIds) {
    Map<Identity, String> ids = new HashMap<>();
    for (long id : identityIds) {
      Identity identity = requireNonNull(tables.identities.get(id));
      if (!identity.id().startsWith(FREED)) {
        ids.put(identity, FREED + id);
        journal.remove(tables.identityIds, identity);
        Identity free = new Identity(identity.host(), FREED + id);
        journal.put(tables.identityIds, free, id);
        journal.put(tables.identities, id, free);
      }
    }
    Redaction redaction = new Redaction(ids, List.of());
    for (Map.Entry<String, LinkCode> code : List.copyOf(tables.codes.entrySet())) {
      if (identityIds.contains(code.getValue().identityId())) {
        journal.remove(tables.codes, code.getKey());
      }
    }
    Set<Long> items = new TreeSet<>();
    for (FoldEvent event : List.copyOf(tables.events.values())) {
      if (identityIds.contains(event.facts().authorId())) {
        items.add(event.resolved().itemId());
      }
    }
    for (FoldEvent event : List.copyOf(tables.events.values())) {
      ResolvedEvent was = event.resolved();
      if (identityIds.contains(was.actorId()) || items.contains(was.itemId())) {
        ResolvedEvent now =
            was.saying(redaction.of(was.event(), items.contains(was.itemId()), false));
        journal.put(tables.events, event.id(), new FoldEvent(now, event.facts(), event.toggles()));
      }
    }
    items.remove(0L);
    return new Freed(items, Map.of(), Set.of());
  }

  @Override
  public Set<Long> saveProfiles(Map<Long, SaidProfile> saidByIdentity) {
    // No rule reads profiles, and the boards have no store in memory.
    return Set.of();
  }

  @Override
  public void tellBoards(ZoneId zone, List<DayChange> changes, Set<Long> touched) {
    refuseUnless(!changes.isEmpty() || !touched.isEmpty(), "word of nothing", zone);
  }

  @Override
  public void tellHosts(Set<Long> members) {
    refuseUnless(!members.isEmpty(), "word of nobody", members);
  }
}

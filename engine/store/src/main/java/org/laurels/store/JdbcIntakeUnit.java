// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.SQLException;
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
import org.laurels.core.community.Community;
import org.laurels.core.event.EventKey;
import org.laurels.core.event.SaidProfile;
import org.laurels.core.fold.MemberState;
import org.laurels.core.intake.IntakeUnit;
import org.laurels.core.intake.ItemKey;
import org.laurels.core.intake.MemberRow;
import org.laurels.core.intake.MergeLink;
import org.laurels.core.intake.Voter;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.item.ItemState;
import org.laurels.core.ledger.Entry;
import org.laurels.core.link.LinkUnit;
import org.laurels.core.member.Identity;
import org.laurels.core.member.MemberLink;
import org.laurels.core.wallet.CreditTerms;
import org.laurels.core.wallet.Movements;
import org.laurels.core.wallet.Wallet;

/** The intake's transaction on one JDBC connection. */
final class JdbcIntakeUnit implements IntakeUnit {
  private final JdbcIntakeReads reads;
  private final NumberBlock numbers;
  private final Instant now;
  private final EventRows events;
  private final ItemRows items;
  private final MemberRows members;
  private final LedgerRows ledger;
  private final BadgeRows badges;
  private final ProfileRows profiles;
  private final ErasureRows erasure;
  private final WalletRows wallets;
  private final BudgetRows budgets;
  private final LinkRows links;
  private final KnownRows.Seen seen = new KnownRows.Seen();
  private final WritesBehind behind;

  JdbcIntakeUnit(
      Connection connection,
      Community community,
      Connections connections,
      KnownRows known,
      RowWriter writer,
      WritesBehind behind) {
    this.reads = new JdbcIntakeReads(connection, community);
    Dialect dialect = connections.dialect();
    this.numbers = connections.numbers();
    this.now = Instant.now(connections.clock());
    this.events = new EventRows(connection, writer, community.id(), dialect);
    this.items =
        new ItemRows(connection, writer, community.id(), dialect, known.items(), seen.items());
    this.members = new MemberRows(connection, writer, community.id(), dialect);
    this.ledger =
        new LedgerRows(
            connection,
            writer,
            community.id(),
            dialect,
            numbers::next,
            known.accounts(),
            seen.accounts());
    this.badges = new BadgeRows(connection, writer, community.id(), dialect, numbers::next);
    this.profiles = new ProfileRows(connection, writer, community.id());
    this.erasure = new ErasureRows(connection, writer, community, now);
    this.wallets = new WalletRows(connection, writer, community.id(), dialect, numbers::next);
    this.budgets =
        new BudgetRows(connection, writer, community.id(), connections, now, behind::finish);
    this.links = new LinkRows(connection, community.id(), behind::finish);
    this.behind = behind;
  }

  /** Row numbers that may be learned once this is committed. */
  KnownRows.Seen seen() {
    return seen;
  }

  private interface Asking<T> {
    T ask() throws SQLException;
  }

  private interface Writing {
    void write() throws SQLException;
  }

  private <T> T ask(String what, Asking<T> asking) {
    behind.finish();
    try {
      return asking.ask();
    } catch (SQLException e) {
      throw new StoreFailure("reading " + what, e);
    }
  }

  private void write(String what, Writing writing) {
    behind.add(
        () -> {
          try {
            writing.write();
          } catch (SQLException e) {
            throw new StoreFailure("writing " + what, e);
          }
        });
  }

  @Override
  public int programmeVersion() {
    behind.finish();
    return reads.programmeVersion();
  }

  @Override
  public Map<EventKey, Long> knownEvents(Collection<EventKey> keys) {
    return ask("events", () -> events.known(keys));
  }

  @Override
  public Map<Identity, MemberLink> identities(SortedSet<Identity> identities) {
    return ask("identities", () -> members.find(identities, numbers::next));
  }

  @Override
  public Map<ItemKey, Long> items(SortedSet<ItemKey> keys) {
    return ask("items", () -> items.find(keys, numbers::next));
  }

  @Override
  public Map<Long, ItemState> lockItems(SortedSet<Long> itemIds) {
    return ask("items", () -> items.lockWithParents(itemIds));
  }

  @Override
  public Set<Voter> votedBefore(Collection<Voter> voters) {
    return ask("votes", () -> events.votedBefore(voters));
  }

  @Override
  public Set<EventKey> awaited(Collection<EventKey> keys) {
    return ask("undoing events", () -> events.awaited(keys));
  }

  @Override
  public Map<EventKey, Long> itemsOf(Collection<EventKey> keys) {
    return ask("events", () -> events.itemsOf(keys));
  }

  @Override
  public Map<Long, ItemState> lockThreads(SortedSet<Long> itemIds) {
    return ask("threads", () -> items.lockThreads(itemIds));
  }

  @Override
  public List<FoldEvent> eventsOn(Set<Long> itemIds) {
    return ask("events", () -> events.on(itemIds));
  }

  @Override
  public List<FoldEvent> eventsNamed(Collection<EventKey> keys) {
    return ask("events", () -> events.named(keys));
  }

  @Override
  public Map<Long, Long> membersOf(Set<Long> identityIds) {
    return ask("members", () -> members.membersOf(identityIds));
  }

  @Override
  public Map<Long, MemberRow> lockMembers(SortedSet<Long> memberIds) {
    return ask("members", () -> members.lock(memberIds));
  }

  @Override
  public Map<Long, MemberState> readMembers(Set<Long> memberIds) {
    behind.finish();
    return reads.readMembers(memberIds);
  }

  @Override
  public List<FoldEvent> eventsOf(Set<Long> identityIds) {
    return ask("events", () -> events.involving(identityIds));
  }

  @Override
  public List<Entry> entriesOf(Set<Long> identityIds) {
    return ask("entries", () -> ledger.of(identityIds));
  }

  @Override
  public List<BadgeGrant> grantsOf(Set<Long> identityIds) {
    behind.finish();
    return reads.grantsOf(identityIds);
  }

  @Override
  public Set<String> badgesOf(Set<Long> identityIds) {
    behind.finish();
    return reads.badgesOf(identityIds);
  }

  @Override
  public List<BadgeGrant> grantsFor(Set<Long> itemIds) {
    return ask("badges", () -> badges.forItems(itemIds));
  }

  @Override
  public List<MergeLink> mergesOf(Set<Long> identityIds) {
    return ask("merges", () -> members.mergesOf(identityIds));
  }

  @Override
  public Set<Long> identitiesOf(Set<Long> memberIds) {
    behind.finish();
    return reads.identitiesOf(memberIds);
  }

  @Override
  public long nextId() {
    return numbers.next();
  }

  @Override
  public void appendEvents(List<FoldEvent> appended) {
    write("events", () -> events.append(appended, now, items.linked()));
  }

  @Override
  public void changeEvents(List<FoldEvent> changed) {
    write("events", () -> events.change(changed));
  }

  @Override
  public void saveItems(Collection<ItemState> saved) {
    write("items", () -> items.save(saved));
  }

  @Override
  public void saveMembers(Map<Long, MemberState> states) {
    write("members", () -> members.save(states));
  }

  @Override
  public void book(List<Entry> entries) {
    write("entries", () -> ledger.book(entries));
  }

  @Override
  public Wallet wallet(long memberId, String unit, CreditTerms terms, ZoneId zone, Instant moment) {
    return ask("a wallet", () -> wallets.open(memberId, unit, terms, zone, moment));
  }

  @Override
  public void saveCredits(Movements movements) {
    write("credits", () -> wallets.save(movements));
  }

  @Override
  public Funds funds() {
    return budgets;
  }

  @Override
  public LinkUnit links() {
    return links;
  }

  @Override
  public void grant(List<BadgeGrant> grants) {
    write("badges", () -> badges.grant(grants, now));
  }

  @Override
  public void revoke(List<BadgeGrant> grants) {
    write("badges", () -> badges.revoke(grants, now));
  }

  @Override
  public void saveMerges(List<MergeLink> merges) {
    write("merges", () -> members.saveMerges(merges));
  }

  @Override
  public Freed free(Set<Long> identityIds) {
    members.freed(identityIds);
    return ask("what is personal", () -> erasure.free(identityIds));
  }

  @Override
  public Set<Long> saveProfiles(Map<Long, SaidProfile> saidByIdentity) {
    return ask("profiles", () -> profiles.save(saidByIdentity));
  }

  @Override
  public void tellBoards(ZoneId zone, List<DayChange> changes, Set<Long> touched) {
    write("changes of sums", () -> members.tellBoards(nextId(), zone, changes, touched));
  }

  @Override
  public void tellHosts(Set<Long> honoured) {
    write("word for hosts", () -> members.tellHosts(nextId(), honoured));
  }

  @Override
  public void assignMembers(Map<Long, Long> memberByIdentity) {
    write("members", () -> members.assign(memberByIdentity));
  }
}

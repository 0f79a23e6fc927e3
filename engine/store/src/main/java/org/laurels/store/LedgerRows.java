// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.laurels.core.board.Tally;
import org.laurels.core.ledger.Entry;
import org.laurels.core.ledger.LineKey;
import org.laurels.core.ledger.Reason;
import org.laurels.core.proof.RowName;

/** Accounts and entries. Entries are inserted only. */
final class LedgerRows {
  /** An identity's own account of a unit. */
  private static final String MEMBER = "member";

  /** What boards count beside units: in no balance and on no statement. */
  private static final String TALLY = "tally";

  /** Where amounts come from and go back to. */
  private static final String ISSUED = "issued";

  private static final String[] INSERTED = {
    "event_id",
    "id",
    "from_account",
    "to_account",
    "amount",
    "reason",
    "cause",
    "programme_version",
    "happened_at",
    "booked_at"
  };

  private final Connection connection;
  private final RowWriter writer;
  private final int community;
  private final Dialect dialect;
  private final LongSupplier numbers;
  private final PostingNotes notes;
  private final RowNumbers<AccountOwner> known;
  private final Map<AccountOwner, Long> seen;

  LedgerRows(
      Connection connection,
      RowWriter writer,
      int community,
      Dialect dialect,
      LongSupplier numbers,
      RowNumbers<AccountOwner> known,
      Map<AccountOwner, Long> seen) {
    this.connection = connection;
    this.writer = writer;
    this.community = community;
    this.dialect = dialect;
    this.numbers = numbers;
    this.notes = new PostingNotes(writer, community, dialect, numbers);
    this.known = known;
    this.seen = seen;
  }

  List<Entry> of(Set<Long> identityIds) throws SQLException {
    List<Entry> entries = new ArrayList<>();
    for (boolean toMember : new boolean[] {true, false}) {
      entries.addAll(
          Sql.byNumbers(
              connection,
              "SELECT l.id, l.event_id, l.cause, a.identity_id, a.unit, l.reason,"
                  + " l.programme_version, l.amount, l.happened_at, l.booked_at, r.entry_id"
                  + " FROM account a JOIN ledger_entry l ON l."
                  + (toMember ? "to_account" : "from_account")
                  + " = a.id LEFT JOIN ledger_reversal r ON r.reversed_by = l.id"
                  + " WHERE a.identity_id IN (?)",
              identityIds,
              row -> entry(row, toMember)));
    }
    return entries;
  }

  private static Entry entry(ResultSet row, boolean toMember) throws SQLException {
    return new Entry(
        row.getLong(1),
        new LineKey(
            row.getLong(2),
            row.getString(3),
            row.getLong(4),
            row.getString(5),
            Reason.of(row.getInt(6))),
        row.getInt(7),
        toMember,
        row.getLong(8),
        Sql.instant(row.getLong(9)),
        Sql.instant(row.getLong(10)),
        row.getLong(11));
  }

  void book(List<Entry> entries) throws SQLException {
    if (entries.isEmpty()) {
      return;
    }
    Map<AccountOwner, Long> changes = new HashMap<>();
    Set<AccountOwner> owners = new HashSet<>();
    for (Entry entry : entries) {
      AccountOwner owner = new AccountOwner(entry.key().identityId(), entry.key().unit());
      changes.merge(owner, entry.change(), Long::sum);
      owners.add(owner);
      owners.add(new AccountOwner(0, entry.key().unit()));
    }
    Map<AccountOwner, Long> accounts = accounts(owners);
    insert(entries, accounts);
    reversals(entries);
    notes.note(
        entries.stream().map(entry -> RowName.entry(entry.key().eventId(), entry.id())).toList(),
        entries.get(0).bookedAt());
    add(changes, accounts);
  }

  private Map<AccountOwner, Long> accounts(Set<AccountOwner> owners) throws SQLException {
    Map<AccountOwner, Long> accounts = known.known(owners);
    Set<Long> identities = new HashSet<>();
    for (AccountOwner owner : owners) {
      if (!accounts.containsKey(owner)) {
        identities.add(owner.identityId());
      }
    }
    Sql.byNumbers(
        connection,
        "SELECT identity_id, unit, id FROM account WHERE identity_id IN (?)"
            + " AND community_id = "
            + community,
        identities,
        row -> accounts.put(new AccountOwner(row.getLong(1), row.getString(2)), row.getLong(3)));
    List<AccountOwner> missing = new ArrayList<>();
    for (AccountOwner owner : owners) {
      if (!accounts.containsKey(owner)) {
        missing.add(owner);
        accounts.put(owner, numbers.getAsLong());
      }
    }
    missing.sort(
        java.util.Comparator.comparingLong(AccountOwner::identityId)
            .thenComparing(AccountOwner::unit));
    writer.insert(
        dialect.insert("account", "id", "community_id", "unit", "kind", "identity_id", "balance"),
        missing,
        (row, owner) ->
            row.number(accounts.getOrDefault(owner, 0L))
                .number(community)
                .text(owner.unit())
                .text(kind(owner))
                .number(owner.identityId())
                .number(0L));
    seen.putAll(accounts);
    return accounts;
  }

  private static String kind(AccountOwner owner) {
    if (owner.identityId() == 0) {
      return ISSUED;
    }
    return Tally.isTally(owner.unit()) ? TALLY : MEMBER;
  }

  private void insert(List<Entry> entries, Map<AccountOwner, Long> accounts) throws SQLException {
    writer.insert(
        dialect.insert("ledger_entry", INSERTED),
        entries,
        (row, entry) -> {
          LineKey key = entry.key();
          long member = account(accounts, key.identityId(), key.unit());
          long issued = account(accounts, 0, key.unit());
          row.number(key.eventId()).number(entry.id());
          row.number(entry.toMember() ? issued : member);
          row.number(entry.toMember() ? member : issued);
          row.number(entry.amount()).number(key.reason().code()).text(key.cause());
          row.number(entry.version()).time(entry.happenedAt()).time(entry.bookedAt());
        });
  }

  private static long account(Map<AccountOwner, Long> accounts, long identityId, String unit) {
    @Nullable Long account = accounts.get(new AccountOwner(identityId, unit));
    if (account == null) {
      throw new IllegalStateException("no account of " + unit + " for identity " + identityId);
    }
    return account;
  }

  private void reversals(List<Entry> entries) throws SQLException {
    writer.insert(
        dialect.insert("ledger_reversal", "entry_id", "reversed_by"),
        entries.stream().filter(entry -> entry.reverses() != 0).toList(),
        (row, entry) -> row.number(entry.reverses()).number(entry.id()));
  }

  private void add(Map<AccountOwner, Long> changes, Map<AccountOwner, Long> accounts)
      throws SQLException {
    SortedMap<Long, Long> byAccount = new TreeMap<>();
    changes.forEach(
        (owner, change) -> {
          if (change != 0) {
            byAccount.put(account(accounts, owner.identityId(), owner.unit()), change);
          }
        });
    writer.update(
        UpdateSql.add("account", "id", "balance"),
        byAccount,
        (row, change) -> row.number(change.longValue()));
  }
}

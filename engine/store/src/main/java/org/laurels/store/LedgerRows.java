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
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.laurels.core.ledger.Entry;
import org.laurels.core.ledger.LineKey;
import org.laurels.core.ledger.Reason;

/** Accounts and entries. Entries are inserted only. */
final class LedgerRows {
  /** An identity's own account of a unit. */
  private static final String MEMBER = "member";

  /** Where amounts come from and go back to. */
  private static final String ISSUED = "issued";

  private final Connection connection;
  private final int community;
  private final Dialect dialect;
  private final LongSupplier numbers;

  private record Owner(long identityId, String unit) {}

  LedgerRows(Connection connection, int community, Dialect dialect, LongSupplier numbers) {
    this.connection = connection;
    this.community = community;
    this.dialect = dialect;
    this.numbers = numbers;
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
    Map<Owner, Long> changes = new HashMap<>();
    Set<Owner> owners = new HashSet<>();
    for (Entry entry : entries) {
      Owner owner = new Owner(entry.key().identityId(), entry.key().unit());
      changes.merge(owner, entry.change(), Long::sum);
      owners.add(owner);
      owners.add(new Owner(0, entry.key().unit()));
    }
    Map<Owner, Long> accounts = accounts(owners);
    insert(entries, accounts);
    reversals(entries);
    add(changes, accounts);
  }

  private Map<Owner, Long> accounts(Set<Owner> owners) throws SQLException {
    Set<Long> identities = new HashSet<>();
    owners.forEach(owner -> identities.add(owner.identityId()));
    Map<Owner, Long> accounts = new HashMap<>();
    Sql.byNumbers(
        connection,
        "SELECT identity_id, unit, id FROM account WHERE identity_id IN (?)"
            + " AND community_id = "
            + community,
        identities,
        row -> accounts.put(new Owner(row.getLong(1), row.getString(2)), row.getLong(3)));
    List<Owner> missing = new ArrayList<>();
    for (Owner owner : owners) {
      if (!accounts.containsKey(owner)) {
        missing.add(owner);
        accounts.put(owner, numbers.getAsLong());
      }
    }
    missing.sort(java.util.Comparator.comparingLong(Owner::identityId).thenComparing(Owner::unit));
    Sql.batch(
        connection,
        "INSERT INTO account (id, community_id, unit, kind, identity_id, balance)"
            + " VALUES (?, ?, ?, ?, ?, 0)",
        missing,
        (statement, owner) -> {
          statement.setLong(1, accounts.getOrDefault(owner, 0L));
          statement.setInt(2, community);
          statement.setString(3, owner.unit());
          statement.setString(4, owner.identityId() == 0 ? ISSUED : MEMBER);
          statement.setLong(5, owner.identityId());
        });
    return accounts;
  }

  private void insert(List<Entry> entries, Map<Owner, Long> accounts) throws SQLException {
    Sql.batch(
        connection,
        "INSERT INTO ledger_entry (event_id, id, from_account, to_account, amount, reason, cause,"
            + " programme_version, happened_at, booked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        entries,
        (statement, entry) -> {
          LineKey key = entry.key();
          long member = account(accounts, key.identityId(), key.unit());
          long issued = account(accounts, 0, key.unit());
          statement.setLong(1, key.eventId());
          statement.setLong(2, entry.id());
          statement.setLong(3, entry.toMember() ? issued : member);
          statement.setLong(4, entry.toMember() ? member : issued);
          statement.setLong(5, entry.amount());
          statement.setInt(6, key.reason().code());
          statement.setString(7, key.cause());
          statement.setInt(8, entry.version());
          statement.setLong(9, Sql.micros(entry.happenedAt()));
          statement.setLong(10, Sql.micros(entry.bookedAt()));
        });
  }

  private static long account(Map<Owner, Long> accounts, long identityId, String unit) {
    @Nullable Long account = accounts.get(new Owner(identityId, unit));
    if (account == null) {
      throw new IllegalStateException("no account of " + unit + " for identity " + identityId);
    }
    return account;
  }

  private void reversals(List<Entry> entries) throws SQLException {
    Sql.batch(
        connection,
        "INSERT INTO ledger_reversal (entry_id, reversed_by) VALUES (?, ?)",
        entries.stream().filter(entry -> entry.reverses() != 0).toList(),
        (statement, entry) -> {
          statement.setLong(1, entry.reverses());
          statement.setLong(2, entry.id());
        });
  }

  private void add(Map<Owner, Long> changes, Map<Owner, Long> accounts) throws SQLException {
    Map<Long, Map.Entry<Owner, Long>> byAccount = new TreeMap<>();
    for (Map.Entry<Owner, Long> change : changes.entrySet()) {
      if (change.getValue() != 0) {
        Owner owner = change.getKey();
        byAccount.put(account(accounts, owner.identityId(), owner.unit()), change);
      }
    }
    if (dialect.addsByUpsert()) {
      Sql.batch(
          connection,
          "INSERT INTO account (id, community_id, unit, kind, identity_id, balance)"
              + " VALUES (?, ?, ?, '"
              + MEMBER
              + "', ?, ?) ON DUPLICATE KEY UPDATE balance = balance + VALUES(balance)",
          byAccount.entrySet(),
          (statement, account) -> {
            statement.setLong(1, account.getKey());
            statement.setInt(2, community);
            statement.setString(3, account.getValue().getKey().unit());
            statement.setLong(4, account.getValue().getKey().identityId());
            statement.setLong(5, account.getValue().getValue());
          });
    } else {
      Sql.batch(
          connection,
          "UPDATE account SET balance = balance + ? WHERE id = ?",
          byAccount.entrySet(),
          (statement, account) -> {
            statement.setLong(1, account.getValue().getValue());
            statement.setLong(2, account.getKey());
          });
    }
  }
}

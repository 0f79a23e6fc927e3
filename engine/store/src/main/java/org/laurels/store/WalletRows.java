// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.laurels.core.proof.RowName;
import org.laurels.core.wallet.Account;
import org.laurels.core.wallet.Balance;
import org.laurels.core.wallet.CreditTerms;
import org.laurels.core.wallet.Lot;
import org.laurels.core.wallet.Movements;
import org.laurels.core.wallet.Transfer;
import org.laurels.core.wallet.TransferReason;
import org.laurels.core.wallet.Wallet;

/** Wallets, lots and transfers of one community on one connection. Transfers are inserted only. */
final class WalletRows {
  static final String LOT =
      "id, unit, identity_id, event_id, cause, original, remaining, vested, vests_at, expires_at,"
          + " booked_at";
  static final String TRANSFER =
      "id, unit, reason, cause_id, lot_id, from_account, from_identity, to_account, to_identity,"
          + " amount, made_at";

  private final Connection connection;
  private final RowWriter writer;
  private final int community;
  private final Dialect dialect;
  private final LongSupplier numbers;
  private final PostingNotes notes;

  WalletRows(
      Connection connection,
      RowWriter writer,
      int community,
      Dialect dialect,
      LongSupplier numbers) {
    this.connection = connection;
    this.writer = writer;
    this.community = community;
    this.dialect = dialect;
    this.numbers = numbers;
    this.notes = new PostingNotes(writer, community, dialect, numbers);
  }

  /** The wallet of a member who is locked. */
  Wallet open(long memberId, String unit, CreditTerms terms, ZoneId zone, Instant now)
      throws SQLException {
    return open(new TreeSet<>(Set.of(memberId)), terms, zone, new Movements(unit, numbers, now))
        .get(0);
  }

  /** The wallets of members who are locked, in their order. */
  List<Wallet> open(SortedSet<Long> memberIds, CreditTerms terms, ZoneId zone, Movements into)
      throws SQLException {
    Map<Long, Long> owners = new HashMap<>();
    SortedMap<Long, Purse> purses = new TreeMap<>();
    memberIds.forEach(member -> purses.put(member, new Purse()));
    Sql.byNumbers(
        connection,
        "SELECT id, member_id FROM member_identity WHERE member_id IN (?)",
        memberIds,
        row -> {
          owners.put(row.getLong(1), row.getLong(2));
          return requireNonNull(purses.get(row.getLong(2))).identities.add(row.getLong(1));
        });
    Function<Long, Purse> of = identity -> requireNonNull(purses.get(owners.get(identity)));
    String unit = into.unit();
    Sql.byNumbers(
        connection,
        "SELECT " + LOT + " FROM credit_lot WHERE identity_id IN (?) AND remaining > 0",
        owners.keySet(),
        row -> {
          Lot lot = lot(row);
          return lot.unit().equals(unit) && of.apply(lot.identityId()).lots.add(lot);
        });
    Sql.byNumbers(
        connection,
        "SELECT identity_id FROM wallet_freeze WHERE identity_id IN (?)",
        owners.keySet(),
        row -> of.apply(row.getLong(1)).frozen = true);
    balances(owners.keySet(), unit)
        .forEach((identity, balance) -> of.apply(identity).balances.put(identity, balance));
    return purses.values().stream().map(purse -> purse.wallet(terms, zone, into)).toList();
  }

  /** What is read of a member's wallet. */
  private static final class Purse {
    final SortedSet<Long> identities = new TreeSet<>();
    final List<Lot> lots = new ArrayList<>();
    final Map<Long, Balance> balances = new HashMap<>();
    boolean frozen;

    Wallet wallet(CreditTerms terms, ZoneId zone, Movements into) {
      return new Wallet(terms, zone, frozen, identities, balances, lots, into);
    }
  }

  private Map<Long, Balance> balances(Collection<Long> identities, String unit)
      throws SQLException {
    Map<Long, Balance> balances = new HashMap<>();
    Sql.byNumbers(
        connection,
        "SELECT identity_id, unit, pending, available, held, debt FROM wallet"
            + " WHERE identity_id IN (?)",
        identities,
        row ->
            row.getString(2).equals(unit)
                ? balances.put(row.getLong(1), balance(row, 3))
                : Balance.NONE);
    return balances;
  }

  static Balance balance(ResultSet row, int first) throws SQLException {
    return new Balance(
        row.getLong(first), row.getLong(first + 1), row.getLong(first + 2), row.getLong(first + 3));
  }

  static Lot lot(ResultSet row) throws SQLException {
    return new Lot(
        row.getLong(1),
        row.getString(2),
        row.getLong(3),
        row.getLong(4),
        row.getString(5),
        row.getLong(6),
        row.getLong(7),
        row.getBoolean(8),
        Sql.instant(row.getLong(9)),
        Sql.instant(row.getLong(10)),
        Sql.instant(row.getLong(11)));
  }

  static Transfer transfer(ResultSet row) throws SQLException {
    return new Transfer(
        row.getLong(1),
        row.getString(2),
        TransferReason.of(row.getInt(3)),
        row.getLong(4),
        row.getLong(5),
        Account.of(row.getInt(6)),
        row.getLong(7),
        Account.of(row.getInt(8)),
        row.getLong(9),
        row.getLong(10),
        Sql.instant(row.getLong(11)));
  }

  List<Transfer> held(long causeId) throws SQLException {
    return Reads.rows(
        connection,
        "SELECT "
            + TRANSFER
            + " FROM credit_transfer WHERE cause_id = ? AND reason IN (?, ?) ORDER BY id",
        statement -> {
          statement.setLong(1, causeId);
          statement.setInt(2, TransferReason.HOLD.code());
          statement.setInt(3, TransferReason.BOUNTY_HOLD.code());
        },
        WalletRows::transfer);
  }

  Map<Long, Lot> lots(Collection<Long> lotIds) throws SQLException {
    Map<Long, Lot> lots = new HashMap<>();
    if (!lotIds.isEmpty()) {
      Sql.byNumbers(
          connection,
          "SELECT " + LOT + " FROM credit_lot WHERE id IN (?)",
          lotIds,
          row -> {
            Lot lot = lot(row);
            return lots.put(lot.id(), lot);
          });
    }
    return lots;
  }

  void save(Movements movements) throws SQLException {
    insert(movements.made());
    change(movements.changed());
    insertTransfers(movements.transfers());
    add(movements.unit(), movements.balances());
  }

  private void insert(List<Lot> made) throws SQLException {
    writer.insert(
        dialect.insert(
            "credit_lot",
            "id",
            "community_id",
            "unit",
            "identity_id",
            "event_id",
            "cause",
            "original",
            "remaining",
            "vested",
            "vests_at",
            "expires_at",
            "due_at",
            "booked_at"),
        made,
        (row, lot) ->
            row.number(lot.id())
                .number(community)
                .text(lot.unit())
                .number(lot.identityId())
                .number(lot.eventId())
                .text(lot.cause())
                .number(lot.original())
                .number(lot.remaining())
                .flag(lot.vested())
                .time(lot.vestsAt())
                .time(lot.expiresAt())
                .timeOrNull(due(lot))
                .time(lot.bookedAt()));
  }

  private static @Nullable Instant due(Lot lot) {
    if (lot.remaining() == 0) {
      // Taken back before it vested, or used up: else its member would be due for ever.
      return null;
    }
    if (!lot.vested()) {
      return lot.vestsAt();
    }
    return lot.expiresAt().equals(Instant.MAX) ? null : lot.expiresAt();
  }

  private void change(SortedMap<Long, Lot> changed) throws SQLException {
    writer.batch(
        "UPDATE credit_lot SET remaining = ?, vested = ?, expires_at = ?, due_at = ? WHERE id = ?",
        changed.values(),
        (row, lot) ->
            row.number(lot.remaining())
                .flag(lot.vested())
                .time(lot.expiresAt())
                .timeOrNull(due(lot))
                .number(lot.id()));
  }

  private void insertTransfers(List<Transfer> transfers) throws SQLException {
    if (transfers.isEmpty()) {
      return;
    }
    notes.note(
        transfers.stream().map(transfer -> RowName.transfer(transfer.id())).toList(),
        transfers.get(0).at());
    writer.insert(
        dialect.insert(
            "credit_transfer",
            "id",
            "community_id",
            "unit",
            "reason",
            "cause_id",
            "lot_id",
            "from_account",
            "from_identity",
            "to_account",
            "to_identity",
            "amount",
            "made_at"),
        transfers,
        (row, transfer) ->
            row.number(transfer.id())
                .number(community)
                .text(transfer.unit())
                .number(transfer.reason().code())
                .number(transfer.causeId())
                .number(transfer.lotId())
                .number(transfer.from().code())
                .number(transfer.fromIdentity())
                .number(transfer.to().code())
                .number(transfer.toIdentity())
                .number(transfer.amount())
                .time(transfer.at()));
  }

  /** The members are locked, so what is read here is still so when it is written. */
  private void add(String unit, SortedMap<Long, Balance> changes) throws SQLException {
    if (changes.isEmpty()) {
      return;
    }
    Map<Long, Balance> before = balances(changes.keySet(), unit);
    SortedMap<Long, Balance> after = new TreeMap<>();
    changes.forEach(
        (identity, change) ->
            after.put(identity, before.getOrDefault(identity, Balance.NONE).plus(change)));
    writer.insert(
        dialect.upsertKeyed(
            "wallet",
            2,
            "identity_id",
            "unit",
            "community_id",
            "pending",
            "available",
            "held",
            "debt"),
        after.entrySet(),
        (row, wallet) ->
            row.number(wallet.getKey())
                .text(unit)
                .number(community)
                .number(wallet.getValue().pending())
                .number(wallet.getValue().available())
                .number(wallet.getValue().held())
                .number(wallet.getValue().debt()));
  }

  void freeze(long memberId, Instant now, boolean frozen) throws SQLException {
    List<Long> identities =
        Sql.byNumbers(
            connection,
            "SELECT id FROM member_identity WHERE member_id IN (?) ORDER BY id",
            List.of(memberId),
            row -> row.getLong(1));
    if (frozen) {
      writer.insert(
          dialect.upsert("wallet_freeze", "identity_id", "community_id", "frozen_at"),
          identities,
          (row, identity) -> row.number(identity).number(community).time(now));
    } else {
      writer.batch(
          "DELETE FROM wallet_freeze WHERE identity_id = ?",
          identities,
          (row, identity) -> row.number(identity));
    }
  }
}

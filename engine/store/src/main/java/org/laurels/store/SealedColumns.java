// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.laurels.core.proof.CanonicalForm;
import org.laurels.core.proof.RowName;
import org.laurels.core.proof.Sha256;

/** Hashes rows of the books, with every column that they have. */
final class SealedColumns {
  private static final String ENTRY =
      "l.event_id, l.id, l.from_account, l.to_account, l.amount, l.reason, l.programme_version,"
          + " l.happened_at, l.booked_at, l.cause, COALESCE(r.entry_id, 0)";
  private static final int ENTRY_NUMBERS = 9;

  private static final String TRANSFER =
      "id, community_id, reason, cause_id, lot_id, from_account, from_identity, to_account,"
          + " to_identity, amount, made_at, unit";
  private static final int TRANSFER_NUMBERS = 11;

  private static final String ACKNOWLEDGEMENT =
      "id, community_id, noted_at, mark, said, said_by, note";
  private static final int ACKNOWLEDGEMENT_NUMBERS = 3;
  private static final int ACKNOWLEDGEMENT_COLUMNS = 7;

  /** Numbers that lie this far apart are looked for apart. */
  private static final long GAP_MAX = 5_000;

  private final Connection connection;
  private final CanonicalForm form = new CanonicalForm();

  SealedColumns(Connection connection) {
    this.connection = connection;
  }

  /** The hashes of these rows; what is not there is left out. */
  Map<RowName, Sha256> hashes(Collection<RowName> rows) throws SQLException {
    Set<RowName> wanted = new HashSet<>(rows);
    Map<RowName, Sha256> hashes = new HashMap<>(2 * rows.size());
    Set<Long> events = new TreeSet<>();
    SortedSet<Long> ofNoEvent = new TreeSet<>();
    Set<Long> transfers = new TreeSet<>();
    Set<Long> acknowledgements = new TreeSet<>();
    for (RowName row : wanted) {
      if (row.kind() == RowName.Kind.TRANSFER) {
        transfers.add(row.id());
      } else if (row.kind() == RowName.Kind.ACKNOWLEDGEMENT) {
        acknowledgements.add(row.id());
      } else if (row.eventId() == 0) {
        ofNoEvent.add(row.id());
      } else {
        events.add(row.eventId());
      }
    }
    Sql.Read<Boolean> entry = row -> keep(hashes, wanted, entryName(row), entry(row));
    Sql.byNumbers(connection, entries("l.event_id IN (?)"), events, entry);
    for (Span span : spans(ofNoEvent)) {
      Reads.rows(
          connection,
          entries("l.event_id = 0 AND l.id BETWEEN ? AND ?"),
          statement -> {
            statement.setLong(1, span.first());
            statement.setLong(2, span.last());
          },
          entry);
    }
    Sql.byNumbers(
        connection,
        "SELECT " + TRANSFER + " FROM credit_transfer WHERE id IN (?)",
        transfers,
        row -> keep(hashes, wanted, RowName.transfer(row.getLong(1)), transfer(row)));
    Sql.byNumbers(
        connection,
        "SELECT " + ACKNOWLEDGEMENT + " FROM acknowledged_fault WHERE id IN (?)",
        acknowledgements,
        row -> keep(hashes, wanted, RowName.acknowledgement(row.getLong(1)), acknowledgement(row)));
    return hashes;
  }

  /** With what an entry undoes, which is a row of its own but belongs to it. */
  private static String entries(String which) {
    return "SELECT "
        + ENTRY
        + " FROM ledger_entry l LEFT JOIN ledger_reversal r ON r.reversed_by = l.id WHERE "
        + which;
  }

  private static boolean keep(
      Map<RowName, Sha256> hashes, Set<RowName> wanted, RowName name, Sha256 hash) {
    if (wanted.contains(name)) {
      hashes.put(name, hash);
    }
    return true;
  }

  private static RowName entryName(ResultSet row) throws SQLException {
    return RowName.entry(row.getLong(1), row.getLong(2));
  }

  private Sha256 entry(ResultSet row) throws SQLException {
    form.number(RowName.Kind.ENTRY.code());
    for (int column = 1; column <= ENTRY_NUMBERS; column++) {
      form.number(row.getLong(column));
    }
    return form.text(row.getString(ENTRY_NUMBERS + 1))
        .number(row.getLong(ENTRY_NUMBERS + 2))
        .hash();
  }

  private Sha256 transfer(ResultSet row) throws SQLException {
    form.number(RowName.Kind.TRANSFER.code());
    for (int column = 1; column <= TRANSFER_NUMBERS; column++) {
      form.number(row.getLong(column));
    }
    return form.text(row.getString(TRANSFER_NUMBERS + 1)).hash();
  }

  private Sha256 acknowledgement(ResultSet row) throws SQLException {
    form.number(RowName.Kind.ACKNOWLEDGEMENT.code());
    for (int column = 1; column <= ACKNOWLEDGEMENT_NUMBERS; column++) {
      form.number(row.getLong(column));
    }
    for (int column = ACKNOWLEDGEMENT_NUMBERS + 1; column <= ACKNOWLEDGEMENT_COLUMNS; column++) {
      form.text(row.getString(column));
    }
    return form.hash();
  }

  private record Span(long first, long last) {}

  private static List<Span> spans(SortedSet<Long> numbers) {
    List<Span> spans = new ArrayList<>();
    long first = 0;
    long last = 0;
    for (long number : numbers) {
      if (last != 0 && number - last > GAP_MAX) {
        spans.add(new Span(first, last));
        last = 0;
      }
      first = last == 0 ? number : first;
      last = number;
    }
    if (last != 0) {
      spans.add(new Span(first, last));
    }
    return spans;
  }
}

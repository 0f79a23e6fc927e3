// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.laurels.core.board.BoardUnit.TotalSink;
import org.laurels.core.board.DayChange;
import org.laurels.core.board.GatheredChange;
import org.laurels.core.board.MemberTotal;
import org.laurels.core.board.Period;

/** What identities have gained in each series on each day. */
final class SumRows {
  private final Connection connection;
  private final RowWriter writer;
  private final int community;
  private final Dialect dialect;
  private final LongSupplier numbers;

  SumRows(
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
  }

  /** One day of one identity in one series. */
  record Key(long series, long identityId, long day) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int bySeries = Long.compare(series, other.series);
      int byIdentity = Long.compare(identityId, other.identityId);
      return bySeries != 0 ? bySeries : byIdentity != 0 ? byIdentity : Long.compare(day, other.day);
    }
  }

  Map<String, Long> series() throws SQLException {
    Map<String, Long> series = new HashMap<>();
    Reads.rows(
        connection,
        "SELECT name, id FROM series WHERE community_id = ?",
        statement -> statement.setInt(1, community),
        row -> series.put(row.getString(1), row.getLong(2)));
    return series;
  }

  /** The number of a series; 0 where nothing was ever summed up in it. */
  long series(String name) throws SQLException {
    return series().getOrDefault(name, 0L);
  }

  private Map<String, Long> series(Set<String> names) throws SQLException {
    Map<String, Long> series = series();
    List<String> missing = new ArrayList<>();
    for (String name : names) {
      if (!series.containsKey(name)) {
        series.put(name, numbers.getAsLong());
        missing.add(name);
      }
    }
    writer.insert(
        dialect.insert("series", "id", "community_id", "name"),
        missing,
        (row, name) -> row.number(series.getOrDefault(name, 0L)).number(community).text(name));
    return series;
  }

  /** Adds changes to the sums. */
  List<GatheredChange> add(Collection<DayChange> changes) throws SQLException {
    Set<String> names = new HashSet<>();
    changes.forEach(change -> names.add(change.series()));
    Map<String, Long> series = series(names);
    Map<Key, DayChange> byKey = new TreeMap<>();
    for (DayChange change : changes) {
      Key key =
          new Key(series.getOrDefault(change.series(), 0L), change.identityId(), change.day());
      byKey.merge(key, change, SumRows::both);
    }
    byKey.values().removeIf(change -> change.amount() == 0);
    Map<Key, Long> before = now(byKey.keySet());
    SortedMap<Key, Long> sums = new TreeMap<>();
    List<GatheredChange> gathered = new ArrayList<>(byKey.size());
    byKey.forEach(
        (key, change) -> {
          long sum = Math.addExact(before.getOrDefault(key, 0L), change.amount());
          sums.put(key, sum);
          gathered.add(new GatheredChange(change, sum == 0));
        });
    save(sums, before.keySet());
    return gathered;
  }

  private void save(SortedMap<Key, Long> sums, Set<Key> known) throws SQLException {
    Map<Key, SortedMap<Long, Long>> moved = new TreeMap<>();
    List<Map.Entry<Key, Long>> others = new ArrayList<>();
    for (Map.Entry<Key, Long> sum : sums.entrySet()) {
      Key key = sum.getKey();
      if (dialect != Dialect.H2 && known.contains(key)) {
        moved
            .computeIfAbsent(new Key(key.series(), 0, key.day()), day -> new TreeMap<>())
            .put(key.identityId(), sum.getValue());
      } else {
        others.add(sum);
      }
    }
    for (Map.Entry<Key, SortedMap<Long, Long>> day : moved.entrySet()) {
      writer.update(
          UpdateSql.set("daily_sum", "identity_id", "amount")
              .where(
                  "series_id = " + day.getKey().series() + " AND on_day = " + day.getKey().day()),
          day.getValue(),
          (row, sum) -> row.number(sum.longValue()));
    }
    writer.insert(
        dialect.upsertKeyed("daily_sum", 3, "series_id", "identity_id", "on_day", "amount"),
        others,
        (row, sum) ->
            row.number(sum.getKey().series())
                .number(sum.getKey().identityId())
                .number(sum.getKey().day())
                .number(sum.getValue()));
  }

  private static DayChange both(DayChange one, DayChange other) {
    return new DayChange(
        one.identityId(), one.series(), one.day(), Math.addExact(one.amount(), other.amount()));
  }

  /**
   * The sums of these keys that exist: read a day at a time, since few days are changed at once.
   */
  private Map<Key, Long> now(Set<Key> keys) throws SQLException {
    Map<Key, Long> sums = new HashMap<>();
    if (dialect == Dialect.H2) {
      // Embedded, a look-up costs no round trip; with a list H2 would walk the whole series.
      oneByOne(keys, sums);
      return sums;
    }
    Map<Key, Set<Long>> byDay = new HashMap<>();
    for (Key key : keys) {
      byDay
          .computeIfAbsent(new Key(key.series(), 0, key.day()), day -> new HashSet<>())
          .add(key.identityId());
    }
    for (Map.Entry<Key, Set<Long>> day : byDay.entrySet()) {
      Key of = day.getKey();
      Sql.byNumbers(
          connection,
          "SELECT identity_id, amount FROM daily_sum WHERE series_id = "
              + of.series()
              + " AND on_day = "
              + of.day()
              + " AND identity_id IN (?)",
          day.getValue(),
          row -> sums.put(new Key(of.series(), row.getLong(1), of.day()), row.getLong(2)));
    }
    return sums;
  }

  private void oneByOne(Set<Key> keys, Map<Key, Long> sums) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT amount FROM daily_sum WHERE series_id = ? AND identity_id = ?"
                + " AND on_day = ?")) {
      for (Key key : keys) {
        statement.setLong(1, key.series());
        statement.setLong(2, key.identityId());
        statement.setLong(3, key.day());
        try (ResultSet row = statement.executeQuery()) {
          if (row.next()) {
            sums.put(key, row.getLong(1));
          }
        }
      }
    }
  }

  /** Makes all sums anew from the ledger. */
  void rederive(ZoneId zone) throws SQLException {
    for (long id : series().values()) {
      try (PreparedStatement statement =
          connection.prepareStatement("DELETE FROM daily_sum WHERE series_id = ?")) {
        statement.setLong(1, id);
        statement.executeUpdate();
      }
    }
    List<DayChange> part = new ArrayList<>();
    for (Account account : accounts()) {
      ofLedger(account, zone)
          .forEach(
              (day, amount) ->
                  part.add(new DayChange(account.identityId(), account.unit(), day, amount)));
      if (part.size() > 10_000) {
        add(part);
        part.clear();
      }
    }
    add(part);
  }

  /** An identity's account. */
  record Account(long id, long identityId, String unit) {}

  List<Account> accounts() throws SQLException {
    return Reads.rows(
        connection,
        "SELECT id, identity_id, unit FROM account WHERE community_id = ? AND identity_id <> 0"
            + " ORDER BY id",
        statement -> statement.setInt(1, community),
        row -> new Account(row.getLong(1), row.getLong(2), row.getString(3)));
  }

  /** What the entries of an account sum up to by day. */
  Map<Long, Long> ofLedger(Account account, ZoneId zone) throws SQLException {
    Map<Long, Long> days = new TreeMap<>();
    for (boolean toMember : new boolean[] {true, false}) {
      Reads.rows(
          connection,
          "SELECT event_id, happened_at, amount FROM ledger_entry WHERE "
              + (toMember ? "to_account" : "from_account")
              + " = ?",
          statement -> statement.setLong(1, account.id()),
          row ->
              days.merge(
                  row.getLong(1) == 0 ? Period.BEGINNING : day(Sql.instant(row.getLong(2)), zone),
                  toMember ? row.getLong(3) : -row.getLong(3),
                  Math::addExact));
    }
    days.values().removeIf(amount -> amount == 0);
    return days;
  }

  private static long day(Instant moment, ZoneId zone) {
    return LocalDate.ofInstant(moment, zone).toEpochDay();
  }

  /** The stored sums of an identity in a series, without days of nothing. */
  Map<Long, Long> stored(long seriesId, long identityId) throws SQLException {
    Map<Long, Long> days = new TreeMap<>();
    Reads.rows(
        connection,
        "SELECT on_day, amount FROM daily_sum WHERE series_id = ? AND identity_id = ?"
            + " AND amount <> 0",
        statement -> {
          statement.setLong(1, seriesId);
          statement.setLong(2, identityId);
        },
        row -> days.put(row.getLong(1), row.getLong(2)));
    return days;
  }

  Set<Long> daysFrom(String series, long day) throws SQLException {
    long id = series(series);
    return new HashSet<>(
        Reads.rows(
            connection,
            "SELECT DISTINCT on_day FROM daily_sum WHERE series_id = ? AND on_day >= ? AND amount <> 0",
            statement -> {
              statement.setLong(1, id);
              statement.setLong(2, day);
            },
            row -> row.getLong(1)));
  }

  private static String totals(Period period, String where) {
    String days =
        period.isOpenEnded() && period.fromDay() == Period.BEGINNING
            ? ""
            : " AND on_day >= " + period.fromDay() + " AND on_day < " + period.untilDay();
    return "SELECT identity_id, SUM(amount), MAX(CASE WHEN amount <> 0 THEN on_day END) FROM daily_sum"
        + " WHERE series_id = ?"
        + days
        + where
        + " GROUP BY identity_id";
  }

  void eachTotal(String series, Period period, TotalSink sink) throws SQLException {
    long id = series(series);
    try (PreparedStatement statement =
        connection.prepareStatement(
            totals(period, ""), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      statement.setFetchSize(dialect.streamingFetchSize());
      statement.setLong(1, id);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          sink.take(rows.getLong(1), rows.getLong(2), rows.getInt(3));
        }
      }
    }
  }

  Map<Long, MemberTotal> totals(String series, Period period, Collection<Long> identities)
      throws SQLException {
    long id = series(series);
    Map<Long, MemberTotal> totals = new HashMap<>();
    Sql.byNumbers(
        connection,
        totals(period, " AND identity_id IN (?)").replace("series_id = ?", "series_id = " + id),
        identities,
        row ->
            totals.put(
                row.getLong(1), new MemberTotal(row.getLong(1), row.getLong(2), row.getInt(3))));
    return totals;
  }
}

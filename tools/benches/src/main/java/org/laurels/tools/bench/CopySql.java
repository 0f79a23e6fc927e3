// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.util.List;
import java.util.Set;

/**
 * The statement that puts a copy of a table's first rows behind them, under numbers and names of
 * its own.
 *
 * @param table where all columns of a key begin with the first
 * @param columns all of them, in small letters
 * @param issued accounts of the system, which all copies share, as all members of a community do
 * @param h2 whether H2 runs it; MySQL else
 */
record CopySql(String table, List<String> columns, Set<Long> issued, boolean h2) {
  private static final Set<String> NUMBERS =
      Set.of(
          "id",
          "member_id",
          "item_id",
          "parent_id",
          "author_id",
          "identity_id",
          "actor_id",
          "said_author_id",
          "said_parent_id",
          "event_id",
          "entry_id",
          "reversed_by");

  private static final Set<String> ACCOUNTS = Set.of("from_account", "to_account");
  private static final Set<String> HASHES = Set.of("name_hash", "event_hash");

  /**
   * @param copy which one, from 1
   * @param end all rows below this number are copied; all their numbers are below it
   */
  String of(int copy, long end) {
    String values =
        String.join(", ", columns.stream().map(column -> value(column, copy, end)).toList());
    String only = "";
    if (table.equals("account")) {
      only = " AND identity_id <> 0";
    }
    if (table.equals("ledger_entry")) {
      // What is given for no event, such as the first reputation, is of event 0 in all copies.
      only = " AND id < " + end;
    }
    return "INSERT INTO %s (%s) SELECT %s FROM %s WHERE %s < %d%s"
        .formatted(table, String.join(", ", columns), values, table, columns.get(0), end, only);
  }

  private String value(String column, int copy, long end) {
    long offset = Math.multiplyExact(copy, end);
    if (NUMBERS.contains(column)) {
      // 0 says that there is none, and null stays null.
      return "CASE WHEN %s = 0 THEN 0 ELSE %s + %d END".formatted(column, column, offset);
    }
    if (ACCOUNTS.contains(column)) {
      String shared = String.join(", ", issued.stream().sorted().map(String::valueOf).toList());
      return shared.isEmpty()
          ? "%s + %d".formatted(column, offset)
          : "CASE WHEN %s IN (%s) THEN %s ELSE %s + %d END"
              .formatted(column, shared, column, column, offset);
    }
    if (HASHES.contains(column)) {
      // Any 16 bytes that no name gives. MySQL has lost its MD5 lately.
      return h2
          ? "HASH('MD5', CONCAT('%d-', RAWTOHEX(%s)))".formatted(copy, column)
          : "UNHEX(LEFT(SHA2(CONCAT('%d-', HEX(%s)), 256), 32))".formatted(copy, column);
    }
    return column.equals("external_id") ? "CONCAT(external_id, '-%d')".formatted(copy) : column;
  }
}

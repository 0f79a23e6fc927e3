// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.payout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.payout.Reconciliation.Answer;
import org.laurels.core.payout.Reconciliation.Fault;
import org.laurels.expression.Suggestion;
import org.laurels.server.api.OpaqueId;
import org.laurels.server.csv.CsvTable;

/**
 * What whoever pays has answered: {@code line,status,reference,reason}, and the amount and the
 * currency where they are repeated. All that is wrong in itself is told at once.
 */
public final class AnswerTable {
  public static final int ROWS_MAX = 200_000;

  private static final List<String> NEEDED = List.of("line", "status", "reference", "reason");
  private static final List<String> KNOWN =
      List.of("line", "status", "reference", "reason", "amount", "currency");
  private static final int REFERENCE_LENGTH_MAX = 190;
  private static final int REASON_LENGTH_MAX = 1_000;

  private final List<Answer> answers = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();

  private AnswerTable() {}

  public static AnswerTable read(String text) {
    AnswerTable table = new AnswerTable();
    try {
      table.read(CsvTable.read(text));
    } catch (CsvTable.BrokenException e) {
      table.faults.add(new Fault(e.line(), String.valueOf(e.getMessage())));
    }
    return table;
  }

  /** What was answered; to be believed only where there are no faults. */
  public List<Answer> answers() {
    return List.copyOf(answers);
  }

  public List<Fault> faults() {
    return List.copyOf(faults);
  }

  private void read(List<CsvTable.Row> rows) {
    if (rows.isEmpty()) {
      faults.add(new Fault(1, "the file is empty; it begins with line,status,reference,reason"));
      return;
    }
    if (rows.size() > ROWS_MAX) {
      faults.add(new Fault(rows.get(ROWS_MAX).line(), "more than " + ROWS_MAX + " rows"));
      return;
    }
    List<String> columns = rows.get(0).cells();
    checkColumns(columns, rows.get(0).line());
    if (faults.isEmpty()) {
      rows.subList(1, rows.size()).forEach(row -> answer(columns, row));
    }
  }

  private void checkColumns(List<String> columns, int line) {
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      if (!KNOWN.contains(column)) {
        String near =
            Suggestion.nearest(column, KNOWN)
                .map(name -> ", did you mean '" + name + "'?")
                .orElse("");
        faults.add(new Fault(line, "unknown column '" + column + "'" + near));
      } else if (!seen.add(column)) {
        faults.add(new Fault(line, "the column '" + column + "' is here twice"));
      }
    }
    for (String needed : NEEDED) {
      if (!columns.contains(needed)) {
        faults.add(new Fault(line, "the column '" + needed + "' is missing"));
      }
    }
  }

  private void answer(List<String> columns, CsvTable.Row row) {
    if (row.cells().size() != columns.size()) {
      faults.add(
          new Fault(row.line(), row.cells().size() + " cells for " + columns.size() + " columns"));
      return;
    }
    int before = faults.size();
    String said = cell(columns, row, "line");
    Long line = line(said, row.line());
    boolean paid = paid(cell(columns, row, "status"), row.line());
    String reference = bounded("reference", columns, row, REFERENCE_LENGTH_MAX);
    String reason = bounded("reason", columns, row, REASON_LENGTH_MAX);
    Long amount = amount(cell(columns, row, "amount"), row.line());
    String currency = cell(columns, row, "currency");
    if (faults.size() == before) {
      answers.add(
          new Answer(
              row.line(),
              line,
              said,
              paid,
              reference,
              reason,
              amount,
              currency.isEmpty() ? null : currency));
    }
  }

  private static String cell(List<String> columns, CsvTable.Row row, String column) {
    int index = columns.indexOf(column);
    return index < 0 ? "" : row.cells().get(index).strip();
  }

  private @Nullable Long line(String said, int row) {
    try {
      return OpaqueId.PAYOUT.number(said);
    } catch (IllegalArgumentException e) {
      faults.add(new Fault(row, "'" + said + "' is no line of a payout"));
      return null;
    }
  }

  private boolean paid(String status, int row) {
    if (!status.equals("paid") && !status.equals("failed")) {
      faults.add(new Fault(row, "the status is 'paid' or 'failed', not '" + status + "'"));
    }
    return status.equals("paid");
  }

  private String bounded(String column, List<String> columns, CsvTable.Row row, int most) {
    String text = cell(columns, row, column);
    if (text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
      faults.add(
          new Fault(
              row.line(), "the " + column + " has at most " + most + " printable characters"));
    }
    return text;
  }

  private @Nullable Long amount(String text, int row) {
    if (text.isEmpty()) {
      return null;
    }
    if (!text.matches("[0-9]{1,18}")) {
      faults.add(new Fault(row, "the amount is a whole number of minor units, not '" + text + "'"));
      return null;
    }
    return Long.parseLong(text);
  }
}

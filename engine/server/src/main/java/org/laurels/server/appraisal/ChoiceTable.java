// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.appraisal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.appraisal.Appraisal;
import org.laurels.core.appraisal.Appraised;
import org.laurels.core.appraisal.Ballot;
import org.laurels.core.appraisal.Bracket;
import org.laurels.core.appraisal.Proposal;
import org.laurels.expression.Suggestion;
import org.laurels.server.api.OpaqueId;
import org.laurels.server.csv.CsvTable;

/**
 * A {@link ProposalTable} as it comes back: {@code member,proposed,bracket}, perhaps {@code note},
 * and columns that are only for people. It is held against the proposal as it is now, so that
 * nobody decides on another one, and all that is wrong is told at once.
 */
public final class ChoiceTable {
  private static final List<String> NEEDED =
      List.of(ProposalTable.MEMBER, ProposalTable.PROPOSED, ProposalTable.BRACKET);

  private final Appraisal appraisal;
  private final Map<Long, Proposal.Line> open = new LinkedHashMap<>();
  private final Map<Long, Ballot.Choice> choices = new HashMap<>();
  private final Set<Long> named = new HashSet<>();
  private final List<Fault> faults = new ArrayList<>();
  private List<String> columns = List.of();

  private ChoiceTable(Proposal proposal) {
    this.appraisal = proposal.appraisal();
    proposal.open().forEach(line -> open.put(line.memberId(), line));
  }

  /**
   * What is wrong.
   *
   * @param row the line of the table, from 1
   */
  public record Fault(int row, String message) {}

  static ChoiceTable read(String text, Proposal proposal) {
    ChoiceTable table = new ChoiceTable(proposal);
    try {
      table.read(CsvTable.read(text));
    } catch (CsvTable.BrokenException e) {
      table.faults.add(new Fault(e.line(), String.valueOf(e.getMessage())));
    }
    return table;
  }

  /** What differs from the proposal, by member; to be believed only where there are no faults. */
  Map<Long, Ballot.Choice> choices() {
    return Map.copyOf(choices);
  }

  List<Fault> faults() {
    return List.copyOf(faults);
  }

  private void read(List<CsvTable.Row> rows) {
    if (rows.isEmpty()) {
      faults.add(new Fault(1, "the table is empty; it begins with member,proposed,bracket"));
      return;
    }
    columns = rows.get(0).cells();
    checkColumns(rows.get(0).line());
    if (!faults.isEmpty()) {
      return;
    }
    rows.subList(1, rows.size()).forEach(this::choice);
    if (faults.isEmpty()) {
      checkWhole(rows.get(rows.size() - 1).line() + 1);
    }
  }

  private void checkColumns(int line) {
    Set<String> known = new HashSet<>(NEEDED);
    known.addAll(List.of(ProposalTable.HOST, ProposalTable.IDENTITY, ProposalTable.NOTE));
    appraisal.figures().forEach(figure -> known.add(figure.id()));
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      if (!known.contains(column)) {
        faults.add(new Fault(line, "unknown column '" + column + "'" + meant(column, known)));
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

  private static String meant(String said, Set<String> known) {
    return Suggestion.nearest(said, known).map(near -> ", did you mean '" + near + "'?").orElse("");
  }

  private void choice(CsvTable.Row row) {
    if (row.cells().size() != columns.size()) {
      faults.add(
          new Fault(row.line(), row.cells().size() + " cells for " + columns.size() + " columns"));
      return;
    }
    Proposal.@Nullable Line line = line(row);
    @Nullable Bracket bracket = bracket(row);
    String note = cell(row, ProposalTable.NOTE);
    if (note.length() > Appraised.NOTE_LENGTH_MAX
        || note.chars().anyMatch(Character::isISOControl)) {
      faults.add(
          new Fault(
              row.line(),
              "a note has at most " + Appraised.NOTE_LENGTH_MAX + " characters on one line"));
    }
    if (line != null && bracket != null) {
      boolean same = bracket.equals(line.bracket()) && note.isEmpty();
      if (!same) {
        choices.put(line.memberId(), new Ballot.Choice(bracket.id(), note));
      }
    }
  }

  private Proposal.@Nullable Line line(CsvTable.Row row) {
    String said = cell(row, ProposalTable.MEMBER);
    long member;
    try {
      member = OpaqueId.MEMBER.number(said);
    } catch (IllegalArgumentException e) {
      faults.add(new Fault(row.line(), "'" + said + "' is no member"));
      return null;
    }
    Proposal.Line line = open.get(member);
    if (line == null) {
      faults.add(
          new Fault(row.line(), "nothing is to be decided of '" + said + "'; propose again"));
    } else if (!named.add(member)) {
      faults.add(new Fault(row.line(), "'" + said + "' is here twice"));
    } else if (!line.bracket().id().equals(cell(row, ProposalTable.PROPOSED))) {
      faults.add(
          new Fault(
              row.line(),
              "'%s' is proposed for '%s' by now, not for '%s'; propose again"
                  .formatted(said, line.bracket().id(), cell(row, ProposalTable.PROPOSED))));
    }
    return line;
  }

  private @Nullable Bracket bracket(CsvTable.Row row) {
    String said = cell(row, ProposalTable.BRACKET);
    @Nullable Bracket bracket = appraisal.bracket(said).orElse(null);
    if (bracket == null) {
      Set<String> known = new HashSet<>();
      appraisal.brackets().forEach(one -> known.add(one.id()));
      faults.add(new Fault(row.line(), "unknown bracket '" + said + "'" + meant(said, known)));
    }
    return bracket;
  }

  /** Whom the engine proposes to pay, somebody has to have seen. */
  private void checkWhole(int end) {
    List<String> left =
        open.values().stream()
            .filter(line -> !line.bracket().equals(appraisal.last()))
            .filter(line -> !named.contains(line.memberId()))
            .map(line -> OpaqueId.MEMBER.of(line.memberId()))
            .toList();
    if (!left.isEmpty()) {
      faults.add(
          new Fault(
              end,
              "%d whom the engine proposes to pay are left out, the first of them %s; propose again"
                  .formatted(left.size(), left.get(0))));
    }
  }

  private String cell(CsvTable.Row row, String column) {
    int index = columns.indexOf(column);
    return index < 0 ? "" : row.cells().get(index).strip();
  }
}

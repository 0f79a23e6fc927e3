// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.laurels.core.community.Community;
import org.laurels.core.payout.Choice;
import org.laurels.core.payout.LineState;
import org.laurels.core.payout.PayoutLine;
import org.laurels.core.payout.PayoutRun;
import org.laurels.core.payout.PayoutUnit;
import org.laurels.core.payout.RunState;

/** A transaction on payouts and wallets, on one JDBC connection. */
final class JdbcPayoutUnit extends JdbcSpendingUnit implements PayoutUnit {
  private final PayoutRunRows runs;
  private final PayoutLineRows lines;

  JdbcPayoutUnit(Connection connection, Connections connections, Community community) {
    super(connection, connections, community);
    this.runs = new PayoutRunRows(connection, writer, community.id(), dialect);
    this.lines = new PayoutLineRows(connection, writer, community.id(), dialect);
  }

  @Override
  public Optional<PayoutRun> run(String cycle, LocalDate first) {
    return step("reading a run", () -> runs.find(cycle, first));
  }

  @Override
  public void insert(PayoutRun run) {
    write("writing a run", () -> runs.insert(run));
  }

  @Override
  public boolean advance(long runId, RunState from, RunState to, Instant now) {
    return step("advancing a run", () -> runs.advance(runId, from, to, now));
  }

  @Override
  public Optional<Choice> choice(String cycle, LocalDate first, long memberId) {
    return step("reading a choice", () -> runs.choice(cycle, first, memberId));
  }

  @Override
  public void choose(Choice choice) {
    write("writing a choice", () -> runs.choose(choice));
  }

  @Override
  public boolean hasLine(long runId, long memberId) {
    return step("looking for a line", () -> lines.has(runId, memberId));
  }

  @Override
  public long keptInSilence(long runId, long memberId) {
    return step("reading what stayed", () -> lines.keptInSilence(runId, memberId));
  }

  @Override
  public List<PayoutLine> withheld(String cycle, long memberId) {
    return step("reading what waits", () -> lines.withheld(cycle, memberId));
  }

  @Override
  public long gated(long memberId, int year, String currency) {
    return step("adding up a year", () -> lines.gated(memberId, year, currency));
  }

  @Override
  public boolean hasPapers(long memberId, int year) {
    return step("looking for papers", () -> lines.hasPapers(memberId, year));
  }

  @Override
  public boolean notePapers(long memberId, int year, String by, Instant now) {
    return step(
        "noting papers",
        () -> {
          if (!lockMember(memberId) || lines.hasPapers(memberId, year)) {
            return false;
          }
          lines.insertPapers(memberId, year, by, now);
          return true;
        });
  }

  @Override
  public void insert(PayoutLine line) {
    write("writing a line", () -> lines.insert(line));
  }

  @Override
  public Optional<PayoutLine> find(long lineId) {
    return step("reading a line", () -> lines.find(lineId));
  }

  @Override
  public boolean save(PayoutLine line, LineState from) {
    return step("writing a line", () -> lines.save(line, from));
  }

  @Override
  public void submit(long runId, Instant now) {
    write("submitting lines", () -> lines.submit(runId, now));
  }
}

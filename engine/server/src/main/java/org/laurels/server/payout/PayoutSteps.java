// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.payout;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.cycle.Cycle;
import org.laurels.core.payout.Closing;
import org.laurels.core.payout.PaymentFile;
import org.laurels.core.payout.PayoutLine;
import org.laurels.core.payout.PayoutRun;
import org.laurels.core.payout.PayoutStore;
import org.laurels.core.payout.PayoutStore.YearTotal;
import org.laurels.core.payout.Plan;
import org.laurels.core.payout.Reconciliation;
import org.laurels.core.programme.Programmes;

/**
 * The steps of payouts as operators take them, by page and by API alike. A period is named by its
 * first day; null names the one that was over last. Thread-safe.
 */
public final class PayoutSteps {
  private final PayoutStore store;
  private final Function<Community, Programmes> programmes;
  private final Clock clock;

  public PayoutSteps(PayoutStore store, Function<Community, Programmes> programmes, Clock clock) {
    this.store = store;
    this.programmes = programmes;
    this.clock = clock;
  }

  /**
   * Where the payout of a period stands.
   *
   * @param run as it is stored; where nothing is, as it would be
   * @param choices how many members have chosen each way
   */
  public record Standing(Plan plan, PayoutRun run, Map<String, Long> choices) {
    /** Whether its lines are decided: before that there is only a dry run. */
    public boolean isDecided() {
      return switch (run.state()) {
        case PLANNED, OPEN, DUE, CLOSING -> false;
        case CLOSED, EXPORTED, RECONCILED -> true;
      };
    }
  }

  /** The cycles of the programme as it is now. */
  public List<Cycle> cycles(Community community) {
    return programmes.apply(community).latest().programme().payouts().cycles();
  }

  /**
   * Where a period stands.
   *
   * @throws org.laurels.core.payout.PayoutRefusedException if there is no such cycle, or no such
   *     period of it
   */
  public Standing standing(Community community, String cycle, @Nullable LocalDate first) {
    Plan plan = Plan.of(programmes.apply(community), cycle, first, Instant.now(clock));
    LocalDate day = plan.period().first();
    return new Standing(
        plan,
        store.run(community, cycle, day).orElse(plan.run()),
        store.choices(community, cycle, day));
  }

  /** The same of the period that goes on. */
  public Standing running(Community community, Cycle cycle) {
    Programmes versions = programmes.apply(community);
    LocalDate first =
        cycle.around(Instant.now(clock), versions.latest().programme().zone()).first();
    return standing(community, cycle.id(), first);
  }

  /** What closing would do now; nothing is written. */
  public Closing.Report dry(Community community, String cycle, @Nullable LocalDate first) {
    return new Closing(store, programmes, clock).dry(community, cycle, first);
  }

  /** Sets aside what the period pays; the second time it changes nothing. */
  public Closing.Report close(Community community, String cycle, @Nullable LocalDate first) {
    return new Closing(store, programmes, clock).close(community, cycle, first);
  }

  /** What whoever pays is to pay, as a table; from the first time on they have been told. */
  public String payments(Community community, String cycle, @Nullable LocalDate first) {
    return PaymentTable.of(new PaymentFile(store, programmes, clock).of(community, cycle, first));
  }

  /** Books a table of answers whole, or says all that is wrong with it. */
  public Reconciliation.Outcome book(
      Community community, String cycle, @Nullable LocalDate first, String answers) {
    AnswerTable table = AnswerTable.read(answers);
    return table.faults().isEmpty()
        ? new Reconciliation(store, programmes, clock)
            .book(community, cycle, first, table.answers())
        : new Reconciliation.Outcome.Refused(table.faults());
  }

  /** Notes that a member's paperwork of a year is there; whether it was not before. */
  public boolean notePapers(Community community, long memberId, int year, String by) {
    return store.write(community, unit -> unit.notePapers(memberId, year, by, Instant.now(clock)));
  }

  /** What goes with a run, and what it made that waits. */
  public List<PayoutLine> lines(Community community, PayoutRun run) {
    return store.lines(community, run.id());
  }

  /** All runs, the newest first. */
  public List<PayoutRun> runs(Community community) {
    return store.runs(community);
  }

  /** What each member was paid in a calendar year, or is on its way. */
  public List<YearTotal> totals(Community community, int year) {
    return store.totals(community, year);
  }

  /** The same as a table. */
  public String totalsTable(Community community, int year) {
    List<YearTotal> totals = totals(community, year);
    return TotalsTable.of(
        year,
        totals,
        store.identities(community, totals.stream().map(YearTotal::identityId).toList()));
  }

  /** Lines as a table. */
  public String linesTable(Community community, Closing.Report report) {
    return LinesTable.of(
        report,
        store.identities(
            community, report.lines().stream().map(PayoutLine::identityId).distinct().toList()));
  }
}

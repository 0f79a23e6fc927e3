// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laurels.core.cycle.Cycle;
import org.laurels.core.cycle.Way;
import org.laurels.core.payout.Closing;
import org.laurels.core.payout.LineState;
import org.laurels.core.payout.PayoutLine;
import org.laurels.core.payout.PayoutRun;
import org.laurels.core.payout.RunState;
import org.laurels.core.payout.Why;
import org.laurels.server.api.OpaqueId;
import org.laurels.server.payout.PayoutSteps;
import org.laurels.server.payout.PayoutSum;

/** Reads where payouts stand, for operators. */
final class CycleReader {
  private static final int LINES_MAX = 200;
  private static final int PAST_MAX = 100;
  private static final String NO_BREAK = "\u00a0";

  private final PayoutSteps payouts;
  private final Members members;
  private final Clock clock;

  CycleReader(PayoutSteps payouts, Members members, Clock clock) {
    this.payouts = payouts;
    this.members = members;
    this.clock = clock;
  }

  /** What has come of a form. */
  record Told(String news, List<String> faults) {
    static final Told NOTHING = new Told("", List.of());
  }

  CyclesPage all(Visit visit) {
    List<Cycle> cycles = payouts.cycles(visit.community());
    List<CyclesPage.Cycle> rows = new ArrayList<>();
    for (Cycle cycle : cycles) {
      rows.add(
          new CyclesPage.Cycle(
              cycle.id(),
              cycle.name(),
              Stream.of(
                      payouts.standing(visit.community(), cycle.id(), null),
                      payouts.running(visit.community(), cycle))
                  .map(standing -> period(visit, standing))
                  .toList()));
    }
    int year = Instant.now(clock).atZone(visit.open().zone()).getYear();
    return new CyclesPage(
        rows,
        payouts.runs(visit.community()).stream()
            .limit(PAST_MAX)
            .map(run -> past(visit, cycles, run))
            .toList(),
        visit.link(CreditPages.PAYOUT_YEARS) + "/" + year);
  }

  private CyclesPage.Period period(Visit visit, PayoutSteps.Standing standing) {
    return new CyclesPage.Period(
        title(visit.words(), standing),
        CycleDrawing.state(visit.words(), standing.run().state()),
        address(visit, standing.run()),
        CycleDrawing.of(visit.words(), standing, Instant.now(clock)));
  }

  private static CyclesPage.Past past(Visit visit, List<Cycle> cycles, PayoutRun run) {
    return cycles.stream()
        .filter(cycle -> cycle.id().equals(run.cycle()))
        .filter(cycle -> cycle.from(run.first()).isPresent())
        .findFirst()
        .map(cycle -> past(visit, cycle.name(), run, address(visit, run)))
        .orElseGet(() -> past(visit, Words.spoken(run.cycle()), run, ""));
  }

  private static CyclesPage.Past past(Visit visit, String name, PayoutRun run, String address) {
    return new CyclesPage.Past(
        name,
        visit.words().day(run.first()),
        CycleDrawing.state(visit.words(), run.state()),
        address);
  }

  static String address(Visit visit, PayoutRun run) {
    return visit.link(CreditPages.CYCLES) + "/" + Visit.part(run.cycle()) + "/" + run.first();
  }

  private static String title(Words words, PayoutSteps.Standing standing) {
    return words.of(
        "cycles.period",
        words.day(standing.plan().period().first()),
        words.day(standing.plan().period().last()));
  }

  /**
   * Reads a period.
   *
   * @param dry what a close would do, where that was asked; else null
   */
  CyclePage read(
      Visit visit,
      PayoutSteps.Standing standing,
      Closing.@Nullable Report dry,
      Told told,
      String csrf) {
    Words words = visit.words();
    PayoutRun run = standing.run();
    List<PayoutLine> lines =
        dry != null
            ? dry.lines()
            : run.id() == 0 ? List.of() : payouts.lines(visit.community(), run);
    List<PayoutLine> shown = lines.stream().limit(LINES_MAX).toList();
    List<PayoutLine> waiting =
        lines.stream()
            .filter(line -> line.state() == LineState.WITHHELD && dry == null)
            .limit(LINES_MAX)
            .toList();
    Map<Long, MemberHead> heads =
        members.heads(
            visit,
            Stream.concat(shown.stream(), waiting.stream())
                .map(PayoutLine::memberId)
                .distinct()
                .toList());
    Reading reading = new Reading(words, standing.plan().cycle(), run, heads);
    return new CyclePage(
        standing.plan().cycle().name(),
        title(words, standing),
        CycleDrawing.state(words, run.state()),
        dry != null,
        told.news(),
        told.faults(),
        CycleDrawing.of(words, standing, Instant.now(clock)),
        reading.facts(standing.choices()),
        reading.sums(lines),
        shown.stream().map(reading::line).toList(),
        lines.size() > LINES_MAX ? words.of("cycles.more", lines.size() - LINES_MAX) : "",
        waiting.stream().map(reading::paper).toList(),
        steps(visit, standing, dry != null, csrf));
  }

  private static CyclePage.Steps steps(
      Visit visit, PayoutSteps.Standing standing, boolean dry, String csrf) {
    RunState state = standing.run().state();
    String address = address(visit, standing.run());
    boolean closes = state == RunState.DUE || state == RunState.CLOSING;
    boolean paid = state == RunState.EXPORTED || state == RunState.RECONCILED;
    return new CyclePage.Steps(
        visit.link(CreditPages.CYCLES),
        address,
        standing.isDecided() ? "" : address + CyclePageResource.DRY_RUN,
        address + CyclePageResource.TABLE,
        closes && dry ? address + CyclePageResource.CLOSE : "",
        standing.isDecided() ? address + CyclePageResource.EXPORT : "",
        paid ? address + CyclePageResource.ANSWERS : "",
        address + CyclePageResource.PAPERS,
        FormKey.fresh(),
        csrf);
  }

  /** Says the lines of one run. */
  private record Reading(Words words, Cycle cycle, PayoutRun run, Map<Long, MemberHead> heads) {

    List<String> facts(Map<String, Long> choices) {
      List<String> facts = new ArrayList<>();
      choices.forEach((way, count) -> facts.add(words.of("cycles.chosen", way(way), count)));
      return facts;
    }

    List<CyclePage.Sum> sums(List<PayoutLine> lines) {
      List<PayoutSum> sums = PayoutSum.of(lines);
      List<CyclePage.Sum> rows = new ArrayList<>();
      sums.forEach(sum -> rows.add(sum(sum, false)));
      if (!rows.isEmpty()) {
        rows.add(sum(PayoutSum.all(sums), true));
      }
      return rows;
    }

    private CyclePage.Sum sum(PayoutSum sum, boolean total) {
      return new CyclePage.Sum(
          total ? words.of("cycles.total") : way(sum.way()),
          total ? "" : state(sum.state()),
          words.number(sum.lines()),
          words.number(sum.amount()),
          money(sum.amount()),
          words.number(sum.matched()),
          words.number(sum.kept()),
          words.number(sum.ends()),
          total);
    }

    CyclePage.Line line(PayoutLine line) {
      return new CyclePage.Line(
          head(line),
          words.number(line.tally()),
          way(line.way()),
          words.number(line.amount()),
          words.number(line.matched()),
          words.number(line.kept()),
          words.number(line.expired()),
          state(line.state()),
          why(line.why()));
    }

    CyclePage.Paper paper(PayoutLine line) {
      return new CyclePage.Paper(
          head(line),
          OpaqueId.MEMBER.of(line.memberId()),
          Integer.toString(line.year()),
          words.number(line.amount()) + NO_BREAK + words.unit(run.unit()));
    }

    private MemberHead head(PayoutLine line) {
      String former = words.of("member.former");
      return heads.getOrDefault(
          line.memberId(), new MemberHead(former, "", "", MemberHead.initial(former)));
    }

    private String way(String id) {
      if (id.isEmpty()) {
        return words.of("cycles.no-way");
      }
      Way way = cycle.way(id);
      return way == null ? Words.spoken(id) : way.name();
    }

    private String money(long amount) {
      return words.money(run.currency(), Math.multiplyExact(amount, run.worth()));
    }

    private String state(LineState state) {
      return switch (state) {
        case KEPT -> words.of("cycles.line.kept");
        case WITHHELD -> words.of("cycles.line.withheld");
        case HELD -> words.of("cycles.line.held");
        case SUBMITTED -> words.of("cycles.line.submitted");
        case PAID -> words.of("cycles.line.paid");
        case FAILED -> words.of("cycles.line.failed");
      };
    }

    private String why(Why why) {
      return switch (why) {
        case CHOSEN -> words.of("cycles.why.chosen");
        case SILENT_WAY -> words.of("cycles.why.silent-way");
        case SILENT -> words.of("cycles.why.silent");
        case TOO_LITTLE -> words.of("cycles.why.too-little");
        case NO_SUCH_WAY -> words.of("cycles.why.no-such-way");
        case FROZEN -> words.of("cycles.why.frozen");
        case DEBT -> words.of("cycles.why.debt");
        case PAPERWORK -> words.of("cycles.why.paperwork");
      };
    }
  }
}

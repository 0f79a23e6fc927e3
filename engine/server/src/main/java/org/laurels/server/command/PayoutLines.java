// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.laurels.core.community.Community;
import org.laurels.core.member.Identity;
import org.laurels.core.payout.Closing;
import org.laurels.core.payout.LineState;
import org.laurels.core.payout.PayoutLine;
import org.laurels.core.payout.PayoutRun;
import org.laurels.server.Wiring;

/** Tells what a run does, or did, for each member. */
final class PayoutLines {
  private final Surroundings surroundings;
  private final Wiring wiring;
  private final Community community;

  PayoutLines(Surroundings surroundings, Wiring wiring, Community community) {
    this.surroundings = surroundings;
    this.wiring = wiring;
    this.community = community;
  }

  void print(Closing.Report report) {
    PayoutRun run = report.run();
    surroundings.say(
        "%s from %s on: %s, cut off at %s"
            .formatted(
                run.cycle(), run.first(), word(run.state()), PayoutCommand.until(run.cutOff())));
    Map<Long, Identity> identities =
        wiring
            .payouts()
            .store()
            .identities(
                community, report.lines().stream().map(PayoutLine::identityId).distinct().toList());
    TextTable table =
        new TextTable()
            .row(
                "member", "tally", "way", "amount", "matched", "kept", "ends", "debt", "state",
                "why");
    for (PayoutLine line : report.lines()) {
      table.row(cells(identities, line));
    }
    if (table.isEmpty()) {
      surroundings.say("no member has anything to be paid");
    } else {
      table.print(surroundings::say);
    }
    sums(report.lines(), run.unit()).forEach(surroundings::say);
  }

  private static String[] cells(Map<Long, Identity> identities, PayoutLine line) {
    Identity identity = identities.get(line.identityId());
    return new String[] {
      identity == null ? Long.toString(line.identityId()) : identity.toString(),
      Plain.number(line.tally()),
      line.way().isEmpty() ? "-" : line.way(),
      Plain.number(line.amount()),
      Plain.number(line.matched()),
      Plain.number(line.kept()),
      Plain.number(line.expired()),
      Plain.number(line.debt()),
      word(line.state()),
      word(line.why())
    };
  }

  private static List<String> sums(List<PayoutLine> lines, String unit) {
    List<String> sums = new ArrayList<>();
    for (LineState state : LineState.values()) {
      List<PayoutLine> of = lines.stream().filter(line -> line.state() == state).toList();
      if (!of.isEmpty()) {
        long amount = of.stream().mapToLong(PayoutLine::amount).sum();
        sums.add(
            "%s: %s, %s %s"
                .formatted(
                    word(state),
                    Plain.count(of.size(), "line", "lines"),
                    Plain.number(amount),
                    unit));
      }
    }
    long kept = lines.stream().mapToLong(PayoutLine::kept).sum();
    long ends = lines.stream().mapToLong(PayoutLine::expired).sum();
    sums.add("stay: %s, end: %s".formatted(Plain.number(kept), Plain.number(ends)));
    return sums;
  }

  /** A constant as it is read. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

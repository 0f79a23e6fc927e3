// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.laurels.core.community.Community;
import org.laurels.core.standing.MemberStanding;
import org.laurels.server.Wiring;
import org.laurels.server.host.BackfillReport;

/** Tells what an import brought, and what to look at next. */
final class ImportSummary {
  private final Surroundings surroundings;

  ImportSummary(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  void print(
      Wiring wiring, Community community, String location, BackfillReport report, Duration span) {
    BackfillReport.Counts counts = report.counts();
    boolean finished = report.end() == BackfillReport.End.FINISHED;
    surroundings.say(
        (finished ? "imported " : "imported a part of ")
            + location
            + " into "
            + community.name()
            + " in "
            + Plain.span(span)
            + ", "
            + Plain.number(counts.answered() * 1_000 / Math.max(1, span.toMillis()))
            + " events/s");
    line("accepted", counts.accepted());
    line("duplicates", counts.duplicates());
    line("refused", counts.refused());
    some(counts.refusals(), counts.refused());
    line("skipped", counts.skipped().values().stream().mapToLong(Long::longValue).sum());
    counts.skipped().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(
            each ->
                surroundings.say("      " + Plain.number(each.getValue()) + "  " + each.getKey()));
    line("warnings", counts.warned());
    some(counts.warnings(), counts.warned());
    if (finished) {
      next(wiring, community);
    }
  }

  private void line(String what, long number) {
    surroundings.say(String.format("  %-12s %12s", what, Plain.number(number)));
  }

  private void some(List<String> words, long all) {
    words.forEach(each -> surroundings.say("      " + each));
    if (all > words.size()) {
      surroundings.say("      and " + Plain.number(all - words.size()) + " more");
    }
  }

  private void next(Wiring wiring, Community community) {
    surroundings.say("next:");
    String who = best(wiring, community).map(each -> each.identities().get(0).id()).orElse("ID");
    String named = " --community " + community.name();
    surroundings.say("  tools/laurels explain" + named + " --member " + Shell.word(who));
    surroundings.say("  tools/laurels export standings" + named);
    surroundings.say("  tools/laurels verify" + named);
  }

  /** Somebody to look at first. */
  static Optional<MemberStanding> best(Wiring wiring, Community community) {
    int newest = wiring.communities().versions(community).size();
    return wiring
        .programmes()
        .upTo(community, newest)
        .latest()
        .programme()
        .units()
        .keySet()
        .stream()
        .sorted()
        .findFirst()
        .flatMap(unit -> wiring.examples(community, unit, 1).stream().findFirst());
  }

  /** Words that a shell takes as they are. */
  static final class Shell {
    private Shell() {}

    static String word(String text) {
      return text.matches("[A-Za-z0-9_./:@-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.intake.Audit;
import org.laurels.server.Wiring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Holds the books against the events, and mends them where that is asked for. */
abstract class AuditCommand implements Callable<Integer> {
  private static final int SHOWN_MAX = 20;

  private final Surroundings surroundings;
  private final Installation installation;

  @Option(
      names = "--community",
      paramLabel = "NAME",
      description = "Only this community; all of them without it.")
  private @Nullable String community;

  AuditCommand(Surroundings surroundings, Installation installation) {
    this.surroundings = surroundings;
    this.installation = installation;
  }

  /** Finds differences. */
  @Command(
      name = "verify",
      description = {
        "Folds every event again and tells what differs; mends nothing. /health tells it, too.",
        "Compares balances, entries, badges, figures and boards. Exit code 1 if anything differs."
      })
  static final class Verify extends AuditCommand {
    Verify(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    int check(Wiring wiring, Community community) {
      return report(wiring, community, false);
    }
  }

  /** Mends differences. */
  @Command(
      name = "rebuild",
      description = {
        "Folds every event again and mends what differs.",
        "The ledger is never rewritten: what is wrong in it is corrected by further entries."
      })
  static final class Rebuild extends AuditCommand {
    Rebuild(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    int check(Wiring wiring, Community community) {
      return report(wiring, community, true);
    }
  }

  abstract int check(Wiring wiring, Community community);

  @Override
  public Integer call() {
    try (Wiring wiring = installation.open()) {
      List<Community> communities =
          community == null
              ? wiring.communities().all()
              : List.of(Installation.community(wiring, community));
      if (communities.isEmpty()) {
        surroundings.say("there is no community in " + wiring.database().url() + ", nothing to do");
      }
      int code = Exit.FINE;
      for (Community each : communities) {
        code = Math.max(code, check(wiring, each));
      }
      return code;
    }
  }

  static Audit.Report rebuild(Surroundings surroundings, Wiring wiring, Community community) {
    AuditLook look = new AuditLook();
    return ProgressLine.during(
        surroundings, look::look, () -> wiring.audit().rebuild(community, look));
  }

  private static Audit.Report verify(
      Surroundings surroundings, Wiring wiring, Community community) {
    AuditLook look = new AuditLook();
    return ProgressLine.during(
        surroundings, look::look, () -> wiring.audit().verify(community, look));
  }

  final int report(Wiring wiring, Community community, boolean mend) {
    long started = System.nanoTime();
    Audit.Report report =
        mend ? rebuild(surroundings, wiring, community) : verify(surroundings, wiring, community);
    Duration span = Duration.ofNanos(System.nanoTime() - started);
    String name = community.name();
    surroundings.say(
        name
            + ": folded "
            + Plain.count(report.threads(), "thread", "threads")
            + " and "
            + Plain.count(report.members(), "member", "members")
            + ", compared "
            + Plain.count(report.entries(), "entry", "entries")
            + ", in "
            + Plain.span(span));
    List<String> onBoards = boards(wiring, community, mend);
    long found = report.differences() + onBoards.size();
    List<String> examples = new ArrayList<>(report.examples());
    examples.addAll(onBoards);
    String differences = Plain.count(found, "difference", "differences");
    surroundings.say(name + ": " + differences + (mend && found > 0 ? ", mended" : ""));
    examples.stream().limit(SHOWN_MAX).forEach(each -> surroundings.say("  " + each));
    long more = found - Math.min(SHOWN_MAX, examples.size());
    if (more > 0) {
      surroundings.say("  and " + Plain.number(more) + " more");
    }
    if (!mend) {
      wiring.lastVerify().keep(community, wiring.clock().instant(), found);
    }
    return found == 0 || mend ? Exit.FINE : Exit.WRONG;
  }

  /** What boards and their sums say that the ledger does not; made anew where that is asked for. */
  private static List<String> boards(Wiring wiring, Community community, boolean mend) {
    if (mend) {
      wiring.boards().anew(community);
    }
    return wiring.boards().unsound(community);
  }
}

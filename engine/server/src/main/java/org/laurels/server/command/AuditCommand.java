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

/** Works on the books of one community, or of all of them. */
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
      long started = System.nanoTime();
      Audit.Report report = rebuild(surroundings(), wiring, community);
      sayFolded(community, report, System.nanoTime() - started);
      wiring.boards().anew(community);
      List<String> onBoards = wiring.boards().unsound(community);
      List<String> examples = new ArrayList<>(report.examples());
      examples.addAll(onBoards);
      sayFound(community, report.differences() + onBoards.size(), examples, ", mended");
      return Exit.FINE;
    }
  }

  final Surroundings surroundings() {
    return surroundings;
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

  final void sayFolded(Community community, Audit.Report report, long nanos) {
    surroundings.say(
        community.name()
            + ": folded "
            + Plain.count(report.threads(), "thread", "threads")
            + " and "
            + Plain.count(report.members(), "member", "members")
            + ", compared "
            + Plain.count(report.entries(), "entry", "entries")
            + ", in "
            + Plain.span(Duration.ofNanos(nanos)));
  }

  /**
   * @param mended what is said where anything was found
   */
  final void sayFound(Community community, long found, List<String> examples, String mended) {
    String differences = Plain.count(found, "difference", "differences");
    surroundings.say(community.name() + ": " + differences + (found > 0 ? mended : ""));
    examples.stream().limit(SHOWN_MAX).forEach(each -> surroundings.say("  " + each));
    long more = found - Math.min(SHOWN_MAX, examples.size());
    if (more > 0) {
      surroundings.say("  and " + Plain.number(more) + " more");
    }
  }
}

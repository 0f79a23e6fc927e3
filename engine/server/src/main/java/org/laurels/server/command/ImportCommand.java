// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.expression.Suggestion;
import org.laurels.server.Wiring;
import org.laurels.server.host.BackfillReport;
import org.laurels.server.host.BackfillRequest;
import org.laurels.server.host.BackfillRun;
import org.laurels.server.host.PluginHost;
import org.laurels.server.host.ReadingRun;
import org.laurels.spi.Backfill;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads a host's past through a plugin. */
@Command(
    name = "import",
    description = {
      "Reads what happened in a host before, and gives what it is worth.",
      "May be stopped and run again at any time: what was taken in stays and is not taken twice."
    },
    footer = {
      "",
      "For example, with the unpacked dump of a Stack Exchange community:",
      "  laurels import stackexchange dumps/beer.stackexchange.com --community beer"
    })
final class ImportCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Installation installation;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "What reads it, such as stackexchange; 'laurels plugin list' lists all.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "DIR", description = "Where to read: a folder or file.")
  private String location = "";

  @Option(
      names = "--community",
      required = true,
      paramLabel = "NAME",
      description = "Which community it is the past of; made if it is not there.")
  private String community = "";

  @Option(
      names = "--programme",
      paramLabel = "NAME|FILE",
      description =
          "What contributions are worth: a starter or a file. If the community has another one, it"
              + " is published as a new version, and all of the past follows it.")
  private @Nullable String programme;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "Under which name the events are filed; NAME of what reads it without this.")
  private @Nullable String source;

  @Option(
      names = "--option",
      paramLabel = "KEY=VALUE",
      description = "An option of what reads it; may be repeated.")
  private Map<String, String> options = new LinkedHashMap<>();

  ImportCommand(Surroundings surroundings, Installation installation) {
    this.surroundings = surroundings;
    this.installation = installation;
  }

  @Override
  public Integer call() {
    try (PluginHost plugins = installation.plugins()) {
      plugins.failures().forEach(failure -> surroundings.note("laurels: " + failure));
      Backfill backfill = backfill(plugins);
      BackfillRequest request = request(backfill);
      @Nullable ProgrammeDocument document = null;
      if (programme != null) {
        document = ProgrammeDocument.load(surroundings, programme);
        document.accepted();
      }
      try (Wiring wiring = installation.open()) {
        return run(wiring, backfill, request, prepare(wiring, document));
      }
    }
  }

  private Backfill backfill(PluginHost plugins) {
    List<String> names = plugins.backfills().stream().map(each -> each.backfill().name()).toList();
    String hint =
        Suggestion.nearest(name, names)
            .map(near -> ", did you mean '" + near + "'?")
            .orElse(
                names.isEmpty()
                    ? "; there is no plugin in " + surroundings.dist().resolve("plugins")
                    : "; there are: " + String.join(", ", names));
    return plugins
        .backfill(name)
        .map(PluginHost.Offered::backfill)
        .orElseThrow(() -> new WrongUsage("nothing called '" + name + "' can be imported" + hint));
  }

  private BackfillRequest request(Backfill backfill) {
    List<String> problems = BackfillRequest.problems(backfill, options);
    if (!problems.isEmpty()) {
      throw new WrongUsage(String.join("; ", problems));
    }
    try {
      return BackfillRequest.of(
          backfill, location, source == null ? backfill.name() : source, options);
    } catch (IllegalArgumentException e) {
      throw new WrongUsage("--source: " + e.getMessage());
    }
  }

  private Community prepare(Wiring wiring, @Nullable ProgrammeDocument document) {
    Publishing publishing = new Publishing(surroundings, wiring);
    Optional<Community> found = wiring.communities().find(community);
    if (found.isEmpty()) {
      ProgrammeDocument first = document == null ? starter() : document;
      Community created = publishing.create(community, first);
      surroundings.note("made the community " + community + " with the programme " + first.label());
      return created;
    }
    if (document != null && !publishing.isInForce(found.get(), document)) {
      publishing.publish(found.get(), document, Instant.MIN, "by import");
    }
    return found.get();
  }

  /** The starter that is called as the backfill is, hyphens aside. */
  private ProgrammeDocument starter() {
    return ProgrammeDocument.STARTERS.names().stream()
        .filter(each -> each.replace("-", "").equals(name.replace("-", "")))
        .findFirst()
        .map(each -> ProgrammeDocument.load(surroundings, each))
        .orElseThrow(
            () ->
                new WrongUsage(
                    "the community '"
                        + community
                        + "' is new and needs a --programme: a file, or one of "
                        + String.join(", ", ProgrammeDocument.STARTERS.names())));
  }

  private int run(Wiring wiring, Backfill backfill, BackfillRequest request, Community target) {
    BackfillRun run =
        new BackfillRun(backfill, request, target, wiring.batcher(), wiring.standings());
    surroundings.interruption().onInterrupt(run::stop);
    long started = System.nanoTime();
    BackfillReport report;
    try {
      report = ProgressLine.during(surroundings, () -> look(run), run::run);
    } finally {
      surroundings.interruption().onInterrupt(null);
    }
    Duration span = Duration.ofNanos(System.nanoTime() - started);
    new ImportSummary(surroundings).print(wiring, target, location, report, span);
    return end(report);
  }

  private int end(BackfillReport report) {
    switch (report.end()) {
      case FINISHED -> {
        return Exit.FINE;
      }
      case STOPPED -> surroundings.note("laurels: stopped; run it again and it goes on");
      case FAILED ->
          throw new CommandFailure(
              report.reason() + "; run it again and it goes on", report.cause());
      case BROKEN ->
          throw new CommandFailure("the backfill " + name + " " + report.reason(), report.cause());
    }
    return Exit.WRONG;
  }

  private static ProgressLine.Look look(BackfillRun run) {
    ReadingRun.Position position = run.position();
    return new ProgressLine.Look(
        position.phase(), position.done(), position.total(), run.counts().answered(), "events");
  }
}

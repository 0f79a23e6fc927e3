// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.laurels.core.community.Community;
import org.laurels.core.intake.Backtest;
import org.laurels.core.programme.Programmes;
import org.laurels.server.Wiring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells what another programme would have given. */
@Command(
    name = "backtest",
    description = "Folds the real history with another programme and compares. Books nothing.")
final class BacktestCommand implements Callable<Integer> {
  private static final int TOP_MAX = 1_000;

  private final Surroundings surroundings;
  private final Installation installation;

  @Option(names = "--community", required = true, paramLabel = "NAME", description = "Whose past.")
  private String community = "";

  @Option(
      names = "--programme",
      required = true,
      paramLabel = "FILE|NAME",
      description = "The draft: a file, a folder of files or a starter.")
  private String programme = "";

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many members to name that move most; ${DEFAULT-VALUE} without this.")
  private int top = 10;

  BacktestCommand(Surroundings surroundings, Installation installation) {
    this.surroundings = surroundings;
    this.installation = installation;
  }

  @Override
  public Integer call() {
    if (top < 0 || top > TOP_MAX) {
      throw new WrongUsage("--top must be 0 to " + TOP_MAX);
    }
    Programmes draft =
        Programmes.of(ProgrammeDocument.load(surroundings, programme).accepted().programme());
    try (Wiring wiring = installation.open()) {
      Community found = Installation.community(wiring, community);
      AuditLook look = new AuditLook();
      Backtest.Comparison comparison =
          ProgressLine.during(
              surroundings, look::look, () -> wiring.backtest().run(found, draft, look));
      print(wiring, found, comparison);
      return Exit.FINE;
    }
  }

  private void print(Wiring wiring, Community found, Backtest.Comparison comparison) {
    Backtest.Side before = comparison.before();
    Backtest.Side after = comparison.after();
    surroundings.say(
        found.name()
            + ": "
            + Plain.count(comparison.members(), "member", "members")
            + ", the programme in force against "
            + programme
            + "; nothing was booked");
    rules(before, after);
    counts("badges", before.badges(), after.badges());
    counts("ranks", before.ranks(), after.ranks());
    counts("totals", before.balances(), after.balances());
    movers(wiring, found, comparison.moved());
  }

  private void rules(Backtest.Side before, Backtest.Side after) {
    TextTable table =
        new TextTable()
            .row(
                "rules (before limits)",
                "awards before",
                "after",
                "amount before",
                "after",
                "change");
    Backtest.RuleTotal none = new Backtest.RuleTotal(0, 0);
    for (String rule : keys(before.rules(), after.rules())) {
      Backtest.RuleTotal was = before.rules().getOrDefault(rule, none);
      Backtest.RuleTotal is = after.rules().getOrDefault(rule, none);
      table.row(
          rule,
          Plain.number(was.awards()),
          Plain.number(is.awards()),
          Plain.number(was.amount()),
          Plain.number(is.amount()),
          change(was.amount(), is.amount()));
    }
    print(table);
  }

  private void counts(String title, Map<String, Long> before, Map<String, Long> after) {
    TextTable table = new TextTable().row(title, "before", "after", "change");
    for (String key : keys(before, after)) {
      long was = before.getOrDefault(key, 0L);
      long is = after.getOrDefault(key, 0L);
      table.row(
          key.isEmpty() ? "(none)" : key, Plain.number(was), Plain.number(is), change(was, is));
    }
    print(table);
  }

  private void movers(Wiring wiring, Community found, List<Backtest.Moved> moved) {
    List<Backtest.Moved> most =
        moved.stream()
            .sorted(
                Comparator.<Backtest.Moved>comparingLong(
                        each -> -Math.abs(each.after() - each.before()))
                    .thenComparingLong(Backtest.Moved::memberId))
            .limit(top)
            .toList();
    surroundings.say("");
    surroundings.say(
        Plain.count(moved.size(), "balance differs", "balances differ")
            + (most.isEmpty() ? "" : "; the most:"));
    TextTable table = new TextTable().row("member", "unit", "before", "after", "change");
    for (Backtest.Moved each : most) {
      String name =
          wiring.standings().member(found, each.memberId()).map(ExplanationText::name).orElse("?");
      table.row(
          name,
          each.unit(),
          Plain.number(each.before()),
          Plain.number(each.after()),
          change(each.before(), each.after()));
    }
    if (!table.isEmpty()) {
      table.print(surroundings::say);
    }
  }

  private void print(TextTable table) {
    if (!table.isEmpty()) {
      surroundings.say("");
      table.print(surroundings::say);
    }
  }

  private static String change(long before, long after) {
    return before == after ? "=" : Plain.signed(after - before);
  }

  private static Set<String> keys(Map<String, ?> before, Map<String, ?> after) {
    Set<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    return keys;
  }
}

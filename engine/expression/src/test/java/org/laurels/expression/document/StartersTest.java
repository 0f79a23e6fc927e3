// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurels.core.programme.Budget;
import org.laurels.core.programme.Programme;
import org.laurels.core.reward.Reward;
import org.laurels.core.rule.Rule;
import org.laurels.core.time.Window;
import org.laurels.core.wallet.CreditTerms;

class StartersTest {
  private static final Path TEMPLATES =
      Path.of(System.getProperty("laurels.root", "../.."), "templates", "programmes");

  @TempDir Path root;
  private URLClassLoader loader;
  private Starters starters;

  @BeforeEach
  void layOutAsInTheJar() throws IOException {
    Path folder = root.resolve("org/laurels/templates/programmes");
    Files.createDirectories(folder);
    for (Path file : files()) {
      Files.copy(file, folder.resolve(file.getFileName()));
    }
    loader = new URLClassLoader(new URL[] {root.toUri().toURL()}, null);
    starters = new Starters(loader);
  }

  @AfterEach
  void close() throws IOException {
    loader.close();
  }

  @Test
  void names_areThoseOfTheFiles() throws IOException {
    assertThat(starters.names())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            files().stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".yaml"))
                .map(name -> name.replace(".yaml", ""))
                .toList());
  }

  @Test
  void starters_areAccepted() {
    for (String name : starters.names()) {
      assertThat(programme(name).id()).isEqualTo(name);
    }
  }

  @Test
  void questionUpvote_isWorthHalfIn2010() {
    assertThat(amount("stack-exchange")).isEqualTo("10");
    assertThat(amount("stack-exchange-2010")).isEqualTo("5");
    assertThat(programme("stack-exchange-2010").badges())
        .hasSameSizeAs(programme("stack-exchange").badges());
  }

  @Test
  void payback_isMoney() {
    Programme payback = programme("giffgaff-payback");
    assertThat(requireNonNull(payback.units().get("points")).credit())
        .isEqualTo(
            new CreditTerms(
                Duration.ZERO, true, Period.ofMonths(12), Duration.ofDays(14), 50, "GBP", 1));
    assertThat(payback.rewards())
        .extracting(Reward::id, Reward::kind, Reward::price, Reward::open, Reward::matchPercent)
        .containsExactly(
            tuple("airtime", Reward.Kind.WEBHOOK, 100L, true, 0),
            tuple("cash", Reward.Kind.MANUAL, 1_000L, true, 0),
            tuple("charity", Reward.Kind.CHARITY, 1L, true, 100));
    assertThat(payback.budgets())
        .extracting(Budget::unit, Budget::amount, Budget::per)
        .containsExactly(tuple("points", 1_000_000L, Window.MONTH));
    assertThat(payback.rules())
        .filteredOn(rule -> rule.gives().stream().anyMatch(give -> give.unit().equals("points")))
        .as("only what a person decides pays money")
        .extracting(Rule::on)
        .allMatch(
            on -> on.equals(Set.of("referral.completed")) || on.equals(Set.of("help.appraised")));
  }

  @Test
  void readme_showsWhatIsAccepted() throws IOException {
    Path readme = requireNonNull(requireNonNull(TEMPLATES.getParent()).resolveSibling("README.md"));
    List<String> blocks =
        Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(readme))
            .results()
            .map(block -> block.group(1))
            .toList();
    assertThat(blocks).hasSizeGreaterThan(2);
    for (String block : blocks) {
      String head = block.startsWith("programme:") ? "" : "programme: p\nextends: support-forum\n";
      assertThat(new ProgrammeReader(starters).read("README.md", head + block))
          .as(block)
          .isInstanceOf(ProgrammeReading.Accepted.class);
    }
  }

  @Test
  void campaignsThatAreOffered_canBeSwitchedOn() {
    for (String name : List.of("giffgaff-payback", "ideas")) {
      String text = starters.apply(name).orElseThrow();
      int at = text.indexOf("# campaigns:");
      int end = text.indexOf("\n\n", at);
      String on = text.substring(at, end).replaceAll("(?m)^# ?", "");
      ProgrammeReading reading =
          new ProgrammeReader(starters)
              .read(name + ".yaml", text.substring(0, at) + on + text.substring(end));
      assertThat(reading).as(name).isInstanceOf(ProgrammeReading.Accepted.class);
      assertThat(((ProgrammeReading.Accepted) reading).programme().campaigns()).hasSize(1);
    }
  }

  @Test
  void starter_thatIsNotThere_isNothing() {
    assertThat(starters.apply("no-such")).isEmpty();
    assertThat(starters.apply("../../../../secret")).isEmpty();
    assertThat(new Starters(ClassLoader.getPlatformClassLoader()).names()).isEmpty();
  }

  private String amount(String name) {
    Rule rule =
        programme(name).rules().stream()
            .filter(one -> one.id().equals("question-upvoted"))
            .findFirst()
            .orElseThrow();
    return rule.gives().get(0).amount().text();
  }

  private Programme programme(String name) {
    ProgrammeReading reading =
        new ProgrammeReader(starters).read(name + ".yaml", starters.apply(name).orElseThrow());
    assertThat(reading).as(name).isInstanceOf(ProgrammeReading.Accepted.class);
    return ((ProgrammeReading.Accepted) reading).programme();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(TEMPLATES)) {
      return files.toList();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laurels.spi.KnownEvent;
import org.laurels.spi.SourceEvent;
import org.laurels.spi.SourceEventTypes;

/** Three real dumps, against the figures that stand beside them. */
class RealDumpsTest {
  private static final String SHARED = System.getProperty("laurels.shared", "");
  private static final Path SETS = Path.of(SHARED, "data", "stackexchange");

  @BeforeAll
  static void needsTheData() {
    if (SHARED.isEmpty() || !Files.isDirectory(SETS)) {
      System.err.println(
          "SKIPPED: no dumps at " + SETS + "; set -Dlaurels.shared to have them read");
      assumeTrue(false, "no dumps at " + SETS);
    }
  }

  private static String set(String name) {
    return SETS.resolve(name).toString();
  }

  private static Map<String, Long> votesByKind(EngineStandIn engine) {
    return engine.events().stream()
        .filter(event -> event.type().equals(SourceEventTypes.VOTE_CAST))
        .collect(
            Collectors.groupingBy(
                event -> event.attributes().get("kind"), TreeMap::new, Collectors.counting()));
  }

  @Test
  void beer2016September_isReadWhole() {
    EngineStandIn engine = new EngineStandIn();
    EngineStandIn.Run run = engine.run(set("beer-2016-09"));
    System.out.println(engine.countsByType() + " " + votesByKind(engine) + " " + run.skipped);
  }

  @Test
  void beer2016December_isReadWhole() {
    EngineStandIn engine = new EngineStandIn();
    EngineStandIn.Run run = engine.run(set("beer-2016-12"));
    System.out.println(engine.countsByType() + " " + votesByKind(engine) + " " + run.skipped);
  }

  @Test
  void cardano2021_isReadWhole() {
    EngineStandIn engine = new EngineStandIn();
    EngineStandIn.Run run = engine.run(set("cardano-2021-12"));
    System.out.println(engine.countsByType() + " " + votesByKind(engine) + " " + run.skipped);
  }

  @ParameterizedTest
  @ValueSource(strings = {"beer-2016-09", "beer-2016-12", "cardano-2021-12"})
  void sameDumpAgain_changesNothing(String name) {
    EngineStandIn engine = new EngineStandIn();
    EngineStandIn.Run first = engine.run(set(name));
    EngineStandIn.Run second = engine.run(set(name));
    assertThat(first.warnings).isEmpty();
    assertThat(first.duplicates).isZero();
    assertThat(first.advanced).isEqualTo(first.total);
    assertThat(second.accepted).isEmpty();
    assertThat(second.duplicates).isEqualTo(first.accepted.size());
  }

  @Test
  void newerDumpOnTop_standsAsTheNewerAlone() {
    EngineStandIn fresh = new EngineStandIn();
    fresh.run(set("beer-2016-12"));
    EngineStandIn grown = new EngineStandIn();
    grown.run(set("beer-2016-09"));
    EngineStandIn.Run onTop = grown.run(set("beer-2016-12"));
    EngineStandIn.Run onceMore = grown.run(set("beer-2016-12"));
    System.out.println(
        onTop.accepted.stream()
            .filter(e -> e.id().matches("(gone|back|owner).*"))
            .map(SourceEvent::id)
            .toList());
    System.out.println(onceMore.accepted);
    var live = new TreeSet<String>();
    grown
        .states()
        .forEach(
            (id, state) -> {
              if (state == KnownEvent.State.LIVE) live.add(id);
            });
    var freshIds = new TreeSet<String>(fresh.states().keySet());
    var extra = new TreeSet<>(live);
    extra.removeAll(freshIds);
    var missing = new TreeSet<>(freshIds);
    missing.removeAll(live);
    System.out.println("EXTRA " + extra);
    System.out.println("MISSING " + missing);
  }
}

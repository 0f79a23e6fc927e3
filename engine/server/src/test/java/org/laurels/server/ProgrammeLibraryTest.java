// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.laurels.core.community.Community;
import org.laurels.core.community.WrittenProgramme;
import org.laurels.core.event.Event;
import org.laurels.core.intake.StoreUnavailableException;
import org.laurels.core.programme.Programme;
import org.laurels.core.rule.Rule;
import org.laurels.expression.document.ProgrammeReader;
import org.laurels.expression.document.ProgrammeReading;
import org.laurels.server.programme.ProgrammeText;

final class ProgrammeLibraryTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final String OLD_STARTER =
      """
      programme: base
      units:
        reputation: {}
      rules:
        - {id: visited, on: member.visited, give: {to: actor, reputation: 1}}
      """;
  private static final String NEW_STARTER =
      OLD_STARTER.replace("reputation: 1}", "reputation: 99}");
  private static final String MINE =
      """
      programme: mine
      extends: middle
      rules:
        - {id: joined, on: member.joined, give: {to: actor, reputation: 5}}
      """;

  private final Map<String, String> starters =
      new HashMap<>(Map.of("base", OLD_STARTER, "middle", "programme: middle\nextends: base\n"));

  @Test
  void publishedVersion_readsTheSame_whateverBecomesOfTheStarter() {
    String url = "jdbc:h2:mem:" + UUID.randomUUID();
    try (Wiring wiring = Wiring.open(url, Clock.fixed(NOW, ZoneOffset.UTC))) {
      Community made = wiring.communities().create("ours", written(), NOW);

      starters.put("base", NEW_STARTER);
      starters.remove("middle");

      Programme read =
          new ProgrammeLibrary(wiring.communities()).upTo(made, 1).latest().programme();
      assertThat(read.rules()).extracting(Rule::id).containsExactly("visited", "joined");
      assertThat(read.rules().get(0).gives().get(0).amount().text()).isEqualTo("1");
      assertThat(wiring.communities().versions(made).get(0).written().document())
          .as("what the manager wrote")
          .isEqualTo(MINE);
    }
  }

  @Test
  void programmeThatCannotBeRead_stopsTheIntake_andRefusesNoEvent() {
    String url = "jdbc:h2:mem:" + UUID.randomUUID();
    try (Wiring wiring = Wiring.open(url, Clock.fixed(NOW, ZoneOffset.UTC))) {
      Community made =
          wiring.communities().create("ours", WrittenProgramme.of("lost", "programme: ["), NOW);
      Event event =
          new Event("forum", "1", "member.joined", NOW, 0, "ann", null, 1, Map.of(), null);

      for (int attempt = 0; attempt < 2; attempt++) {
        assertThatThrownBy(() -> wiring.intake().accept(made, List.of(event)))
            .isInstanceOf(StoreUnavailableException.class)
            .hasMessageContaining("ours version 1");
      }
      assertThat(wiring.standings().totals(made).events()).isZero();
    }
  }

  @Test
  void sameDocument_overAnotherStarter_isAnotherProgramme() {
    WrittenProgramme before = written();

    starters.put("base", NEW_STARTER);

    assertThat(written()).isNotEqualTo(before);
  }

  private WrittenProgramme written() {
    ProgrammeText text = ProgrammeText.of("mine.yaml", MINE);
    ProgrammeReading reading =
        new ProgrammeReader(name -> Optional.ofNullable(starters.get(name))).read(text.files());
    return text.written((ProgrammeReading.Accepted) reading);
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.redmine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laurels.spi.Probe;

class RedmineProbeTest {
  private final FakeRedmine redmine = new FakeRedmine();
  private final RedmineProbe probe =
      new RedmineProbe(
          FakeRedmine.access(),
          Optional.of("Rank"),
          RankGroups.read("rank-groups", "regular = 8\nexpert = 9"));

  private void answer(boolean admin, String field, String groups) {
    redmine.answers.put(
        "/users/current.json",
        "{\"user\":{\"login\":\"root\",\"admin\":%s,\"custom_fields\":[{\"id\":3,\"name\":\"%s\"}]}}"
            .formatted(admin, field));
    redmine.answers.put("/groups.json", "{\"groups\":[" + groups + "]}");
  }

  @Test
  void allThere_isGood_andNothingIsChanged() {
    answer(true, "Rank", "{\"id\":8},{\"id\":9},{\"id\":10}");

    assertThat(probe.run(redmine)).hasSize(3).allMatch(Probe.Finding::good);
    assertThat(redmine.writes()).isEmpty();
  }

  @Test
  void whatIsMissing_isNamed_withAdvice() {
    answer(true, "Title", "{\"id\":8}");

    List<Probe.Finding> findings = probe.run(redmine);
    assertThat(findings).extracting(Probe.Finding::good).containsExactly(true, false, false);
    assertThat(findings.get(1).text()).contains("'Rank'").contains("Administration");
    assertThat(findings.get(2).text()).contains("no group 9;");
  }

  @Test
  void keyOfNoAdministrator_isNotEnough() {
    answer(false, "Rank", "");

    assertThat(probe.run(redmine))
        .singleElement()
        .satisfies(finding -> assertThat(finding.text()).contains("administrator's key"));
  }

  @ParameterizedTest
  @CsvSource({"401, API key", "403, REST interface is off", "404, no Redmine", "500, 500"})
  void noAnswer_isAdvisedOn(int status, String advice) {
    redmine.failures.put("GET /users/current.json", status);

    assertThat(probe.run(redmine))
        .singleElement()
        .satisfies(finding -> assertThat(finding.good()).isFalse())
        .satisfies(finding -> assertThat(finding.text()).contains(advice));
  }
}

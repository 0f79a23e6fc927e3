// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.requesttracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.laurels.plugin.requesttracker.FakeTracker.Line;
import org.laurels.spi.Probe.Finding;

class RequestTrackerProbeTest {
  private final FakeTracker rt = new FakeTracker();

  private List<Finding> found(Map<String, String> config) {
    return Sent.host(config).probe().orElseThrow().run(rt);
  }

  @Test
  void allWell_saysSo_andChangesNothing() {
    rt.history.add(new Line(50, "Create", 7, "", "", 27));
    assertThat(found(Map.of())).hasSize(5).allMatch(Finding::good);
    assertThat(rt.asked).allMatch(each -> each.startsWith("GET"));
  }

  @Test
  void whatIsMissing_isTold_withWhatToDo() {
    rt.fieldThere = false;
    rt.rights = false;
    assertThat(found(Map.of()))
        .filteredOn(finding -> !finding.good())
        .extracting(Finding::text)
        .satisfiesExactly(
            text -> assertThat(text).contains("AdminUsers"),
            text -> assertThat(text).contains("ShowTicket"),
            text -> assertThat(text).contains("ModifyCustomField"));
  }

  @Test
  void wrongPassword_orAddress_isTheOnlyFinding() {
    assertThat(found(Map.of("password", "other")))
        .singleElement()
        .satisfies(only -> assertThat(only.text()).contains("check user and password"));
    rt.status = 404;
    assertThat(found(Map.of()))
        .singleElement()
        .satisfies(only -> assertThat(only.text()).contains("check that url"));
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.requesttracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.laurels.spi.Delivery;
import org.laurels.spi.HostStanding;
import org.laurels.spi.StandingChange;

class RankOutletTest {
  private final FakeTracker rt = new FakeTracker();

  private Delivery shown(String identity, @Nullable String rank, Map<String, String> config) {
    HostStanding wanted =
        new HostStanding(
            "rt",
            identity,
            null,
            rank == null ? null : new HostStanding.Rank("expert", rank),
            List.of());
    return Sent.host(config)
        .outlet()
        .orElseThrow()
        .deliver(rt, new StandingChange(1, Instant.EPOCH, Optional.empty(), wanted));
  }

  private long writes() {
    return rt.asked.stream().filter(each -> each.startsWith("PUT")).count();
  }

  @Test
  void rank_isWrittenOnce_changed_andTakenAway() {
    assertThat(shown("14", "Expert", Map.of())).isInstanceOf(Delivery.Done.class);
    assertThat(rt.ranks).containsEntry(14L, "Expert");
    assertThat(shown("14", "Expert", Map.of())).isInstanceOf(Delivery.Done.class);
    assertThat(writes()).as("the second asked for nothing new").isEqualTo(1);
    assertThat(shown("14", "Of \"ours\"", Map.of())).isInstanceOf(Delivery.Done.class);
    assertThat(rt.ranks).containsEntry(14L, "Of \"ours\"");
    assertThat(shown("14", null, Map.of())).isInstanceOf(Delivery.Done.class);
    assertThat(rt.ranks).containsEntry(14L, "");
    assertThat(shown("14", null, Map.of())).isInstanceOf(Delivery.Done.class);
    assertThat(writes()).isEqualTo(3);
  }

  @Test
  void valueOfTheOperator_isShownForTheRank() {
    Map<String, String> config = Map.of("rank-values", "\nregular = R\nexpert = E = 2\n");
    assertThat(shown("14", "Expert", config)).isInstanceOf(Delivery.Done.class);
    assertThat(rt.ranks).containsEntry(14L, "E = 2");
  }

  @Test
  void personThatRtDoesNotKnow_isRefused_andHoldsUpNobody() {
    assertThat(shown("99", "Expert", Map.of())).isInstanceOf(Delivery.Refused.class);
    assertThat(shown("bo@example.test", "Expert", Map.of())).isInstanceOf(Delivery.Refused.class);
    assertThat(shown("../1", "Expert", Map.of())).isInstanceOf(Delivery.Refused.class);
  }

  @Test
  void whatTheOperatorMustMend_waits() {
    rt.writable = false;
    assertThat(shown("14", "Expert", Map.of()))
        .isInstanceOfSatisfying(
            Delivery.Later.class, later -> assertThat(later.reason()).contains("may not write"));
    rt.fieldThere = false;
    assertThat(shown("14", "Expert", Map.of()))
        .isInstanceOfSatisfying(
            Delivery.Later.class, later -> assertThat(later.reason()).contains("Laurels rank"));
    assertThat(shown("14", "Expert", Map.of("password", "other")))
        .isInstanceOf(Delivery.Later.class);
    rt.status = 503;
    assertThat(shown("14", "Expert", Map.of())).isInstanceOf(Delivery.Later.class);
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.laurels.core.event.Event;
import picocli.CommandLine;

final class HotBenchIT {
  @Test
  void hotMember_hasHalfOfTheEvents_andEachPostOneAuthor() {
    List<Event> events = HotMember.in(new Traffic(3).take(20_000));
    long hot = events.stream().filter(HotMember::concerns).count();
    assertThat(hot).isBetween(9_000L, 11_000L);
    assertThat(events.stream().filter(event -> HotMember.ID.equals(event.actor()))).isNotEmpty();
    events.stream()
        .filter(HotMember::concerns)
        .forEach(event -> assertThat(event.item().id().hashCode() & 1).isZero());
  }

  @Test
  void bench_runs() {
    CommandLine bench = new CommandLine(new HotBench()).setCaseInsensitiveEnumValuesAllowed(true);
    // 1 says that the ratio is too low, which a run this short does not decide.
    assertThat(bench.execute("--database=h2", "--events=2000", "--rounds=1")).isIn(0, 1);
  }
}

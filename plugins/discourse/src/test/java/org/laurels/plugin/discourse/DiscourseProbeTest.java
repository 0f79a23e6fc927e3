// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.discourse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.laurels.spi.ConnectorConfig;
import org.laurels.spi.InvalidConfigException;
import org.laurels.spi.Probe;

class DiscourseProbeTest {
  private final FakeForum forum = new FakeForum();

  private List<Probe.Finding> probe(String... more) {
    return Sent.open(more).probe().orElseThrow().run(forum);
  }

  @Test
  void goodConfiguration_isGood() {
    forum.groups.put("experts", 4L);
    assertThat(probe("api-key", FakeForum.KEY, "groups", "expert = experts"))
        .hasSize(4)
        .allMatch(Probe.Finding::good);
    assertThat(forum.asked).allMatch(call -> call.startsWith("GET "));
  }

  @Test
  void whatIsWrong_isToldWithAdvice() {
    assertThat(probe("api-key", "wrong"))
        .last()
        .satisfies(
            finding -> {
              assertThat(finding.good()).isFalse();
              assertThat(finding.text()).contains("403").contains("Admin > API");
              assertThat(finding.text()).doesNotContain("wrong");
            });
    forum.solvedIsOn = false;
    assertThat(probe("api-key", FakeForum.KEY, "groups", "expert = experts"))
        .filteredOn(finding -> !finding.good())
        .extracting(Probe.Finding::text)
        .satisfiesExactly(
            solved -> assertThat(solved).contains("Solved is off"),
            group -> assertThat(group).contains("no group 'experts'"));
    forum.instead.add(FakeForum.answer(200, "<html>It works!</html>"));
    assertThat(probe("api-key", FakeForum.KEY)).singleElement().matches(f -> !f.good());
  }

  @Test
  void withoutAKey_onlyWebhooksAreHeard() {
    assertThat(Sent.open().receiver()).isPresent();
    assertThat(Sent.open().outlet()).isEmpty();
    assertThat(Sent.open().catchUp()).isEmpty();
    assertThat(Sent.open().probe()).isEmpty();
  }

  @Test
  void wrongFields_areNamed() {
    for (Map.Entry<String, String> each :
        Map.of("idea-categories", "4, ideas", "groups", "expert", "secret", "").entrySet()) {
      assertThatThrownBy(
              () ->
                  new DiscourseConnector()
                      .open(new ConnectorConfig(Sent.config(each.getKey(), each.getValue()))))
          .isInstanceOf(InvalidConfigException.class)
          .hasMessageContaining(each.getKey());
    }
  }
}

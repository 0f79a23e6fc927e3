// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.laurels.spi.ConfigProblem;
import org.laurels.spi.ConnectorConfig;
import org.laurels.spi.InvalidConfigException;

class MappingReaderTest {
  @Test
  void shippedMappings_areGood() {
    for (String name : WebhookConnector.SHIPPED) {
      Mapping mapping = MappingReader.read("mapping", WebhookConnector.shipped(name));
      assertThat(mapping.events()).as(name).isNotEmpty();
    }
  }

  @Test
  void allProblems_areTold_withLineAndColumn() {
    String text =
        """
        signature: md5
        events:
          - when: {a..b: x, c: {maybe: y}}
            type: ticket.opened
            id: "{data.id"
            tine: "{time}"
            item: {kind: ticket, colour: red}
        """;
    assertThatThrownBy(() -> MappingReader.read("mapping-file", text))
        .isInstanceOfSatisfying(
            InvalidConfigException.class,
            e ->
                assertThat(e.problems())
                    .extracting(ConfigProblem::problem)
                    .anySatisfy(p -> assertThat(p).startsWith("1:12: 'md5' is no signature"))
                    .anySatisfy(p -> assertThat(p).startsWith("3:18: 'a..b' is no path"))
                    .anySatisfy(p -> assertThat(p).startsWith("3:24: say one of is, is-not"))
                    .anySatisfy(p -> assertThat(p).startsWith("5:9: a { has no }"))
                    .anySatisfy(p -> assertThat(p).startsWith("6:5: unknown key 'tine'"))
                    .anySatisfy(p -> assertThat(p).startsWith("3:5: 'time' is missing"))
                    .anySatisfy(p -> assertThat(p).contains("an item has no 'colour'"))
                    .anySatisfy(p -> assertThat(p).startsWith("7:11: the item's id is missing")));
  }

  @Test
  void whatIsNoMapping_isTold() {
    for (String text : new String[] {"", "a: [", "- x", "events: []\nsignature: github", "42"}) {
      assertThatThrownBy(() -> MappingReader.read("mapping-file", text))
          .as(text)
          .isInstanceOf(InvalidConfigException.class)
          .hasMessageMatching("(?s)mapping-file: \\d+:\\d+: .*");
    }
  }

  @Test
  void ownMapping_needsItsFile_andOnlyItDoes() {
    assertThatThrownBy(
            () -> new WebhookConnector().open(new ConnectorConfig(Map.of("mapping", "own"))))
        .hasMessageContaining("mapping-file: is missing");
    assertThatThrownBy(
            () ->
                new WebhookConnector()
                    .open(new ConnectorConfig(Map.of("mapping", "scoold", "mapping-file", "x"))))
        .hasMessageContaining("but the mapping is scoold");
  }
}

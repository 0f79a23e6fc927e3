// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.requesttracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.laurels.spi.ConfigProblem;
import org.laurels.spi.Host;
import org.laurels.spi.InvalidConfigException;

class RequestTrackerConnectorTest {
  @Test
  void secretAlone_isEnoughToListen() {
    Host host = Sent.open(Map.of("secret", Sent.CONFIG.get("secret")));

    assertThat(host.receiver()).isPresent();
    assertThat(host.outlet()).isEmpty();
    assertThat(host.catchUp()).isEmpty();
    assertThat(host.probe()).isEmpty();
  }

  @Test
  void wrongConfig_isToldWhole() {
    Map<String, String> values = new TreeMap<>(Sent.CONFIG);
    values.remove("password");
    values.put("rank-values", "expert: E");

    assertThatThrownBy(() -> Sent.open(values))
        .isInstanceOfSatisfying(
            InvalidConfigException.class,
            e ->
                assertThat(e.problems())
                    .extracting(ConfigProblem::field)
                    .containsExactly("rank-values", "password"));
    assertThatThrownBy(() -> Sent.open(Map.of("secret", "whsec_***")))
        .isInstanceOf(InvalidConfigException.class);
  }
}

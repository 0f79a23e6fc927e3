// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.laurels.spi.Backfill;
import org.laurels.spi.LaurelsPlugin;

class StackExchangePluginTest {
  @Test
  void plugin_isFoundByItsName() {
    assertThat(ServiceLoader.load(LaurelsPlugin.class))
        .flatExtracting(LaurelsPlugin::backfills)
        .extracting(Backfill::name)
        .containsExactly("stackexchange");
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.redmine;

import java.util.List;
import org.laurels.spi.Connector;
import org.laurels.spi.LaurelsPlugin;

/** Brings Redmine. */
public final class RedminePlugin implements LaurelsPlugin {
  @Override
  public List<Connector> connectors() {
    return List.of(new RedmineConnector());
  }
}

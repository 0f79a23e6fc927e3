// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.discourse;

import java.util.List;
import org.laurels.spi.Connector;
import org.laurels.spi.LaurelsPlugin;

/** Brings the connector of Discourse. */
public final class DiscoursePlugin implements LaurelsPlugin {
  @Override
  public List<Connector> connectors() {
    return List.of(new DiscourseConnector());
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.requesttracker;

import java.util.List;
import org.laurels.spi.Connector;
import org.laurels.spi.LaurelsPlugin;

/** Brings Request Tracker. */
public final class RequestTrackerPlugin implements LaurelsPlugin {
  @Override
  public List<Connector> connectors() {
    return List.of(new RequestTrackerConnector());
  }
}

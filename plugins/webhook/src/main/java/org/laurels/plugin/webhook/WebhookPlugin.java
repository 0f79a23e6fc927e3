// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.webhook;

import java.util.List;
import org.laurels.spi.Connector;
import org.laurels.spi.LaurelsPlugin;

/** Brings the generic webhook both ways, and the way in for our own senders. */
public final class WebhookPlugin implements LaurelsPlugin {
  @Override
  public List<Connector> connectors() {
    return List.of(new WebhookConnector(), new EventsConnector(), new StandingsConnector());
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.webhook;

import java.util.List;
import org.laurels.plugin.events.EventsReceiver;
import org.laurels.spi.ConfigField;
import org.laurels.spi.Connector;
import org.laurels.spi.ConnectorConfig;
import org.laurels.spi.Host;
import org.laurels.spi.InvalidConfigException;
import org.laurels.spi.SignatureCheck;
import org.laurels.spi.SignatureSchemes;

/** What Laurels' own senders inside hosts say: events as they are, signed as Standard Webhooks. */
final class EventsConnector implements Connector {
  @Override
  public String name() {
    return "events";
  }

  @Override
  public String description() {
    return "Takes events from a sender of Laurels inside the host, such as the one for NodeBB.";
  }

  @Override
  public List<ConfigField> fields() {
    return ConfigField.secrets("What the sender signs with, whsec_ and base64.");
  }

  @Override
  public Host open(ConnectorConfig config) {
    try {
      return Host.of(
          new EventsReceiver(
              new SignatureCheck(SignatureSchemes.STANDARD_WEBHOOKS, config.secrets())));
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigException(ConfigField.SECRET, String.valueOf(e.getMessage()));
    }
  }
}

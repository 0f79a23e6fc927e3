// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.webhook;

import java.util.List;
import java.util.Optional;
import org.laurels.plugin.events.StandardWebhook;
import org.laurels.spi.ConfigField;
import org.laurels.spi.Connector;
import org.laurels.spi.ConnectorConfig;
import org.laurels.spi.Host;
import org.laurels.spi.InvalidConfigException;
import org.laurels.spi.Outlet;

/** Tells any system of ranks and badges, by messages signed as Standard Webhooks. */
final class StandingsConnector implements Connector {
  private static final String URL = "url";

  @Override
  public String name() {
    return "standings";
  }

  @Override
  public String description() {
    return "Tells another system when a member's rank or badges change, by signed webhooks.";
  }

  @Override
  public List<ConfigField> fields() {
    return List.of(
        ConfigField.required(URL, ConfigField.Kind.URL, "Where the messages go."),
        ConfigField.required(
            ConfigField.SECRET,
            ConfigField.Kind.SECRET,
            "What they are signed with, whsec_ and base64."));
  }

  @Override
  public Host open(ConnectorConfig config) {
    String url = config.get(URL);
    StandardWebhook signing;
    try {
      signing = new StandardWebhook(config.get(ConfigField.SECRET));
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigException(ConfigField.SECRET, String.valueOf(e.getMessage()));
    }
    return new Host() {
      @Override
      public Optional<Outlet> outlet() {
        return Optional.of(new StandingsOutlet(url, signing));
      }
    };
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.discourse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.laurels.spi.CatchUp;
import org.laurels.spi.ConfigField;
import org.laurels.spi.Connector;
import org.laurels.spi.ConnectorConfig;
import org.laurels.spi.Host;
import org.laurels.spi.InvalidConfigException;
import org.laurels.spi.Outlet;
import org.laurels.spi.Probe;
import org.laurels.spi.Receiver;
import org.laurels.spi.SignatureCheck;
import org.laurels.spi.SignatureSchemes;

/** A Discourse forum: its webhooks, and with an API key what they do not tell, and standings. */
final class DiscourseConnector implements Connector {
  private final Pause pause;

  DiscourseConnector() {
    this(Pause.SLEEP);
  }

  DiscourseConnector(Pause pause) {
    this.pause = pause;
  }

  @Override
  public String name() {
    return "discourse";
  }

  @Override
  public String description() {
    return "Connects a Discourse forum: hears of what happens, asks for the rest, shows standings.";
  }

  @Override
  public List<ConfigField> fields() {
    List<ConfigField> fields = new ArrayList<>(Settings.fields());
    fields.addAll(ConfigField.secrets("What the forum's webhook signs with."));
    return fields;
  }

  @Override
  public Host open(ConnectorConfig config) {
    Settings settings = Settings.of(config);
    SignatureCheck signature;
    try {
      signature = new SignatureCheck(SignatureSchemes.DISCOURSE, config.secrets());
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigException(ConfigField.SECRET, String.valueOf(e.getMessage()));
    }
    Telling telling = new Telling(settings);
    return new Opened(
        new DiscourseReceiver(signature, settings, telling),
        Optional.ofNullable(settings.key()).map(key -> new Forum(settings.url(), key)),
        settings,
        telling);
  }

  /** One forum. */
  private final class Opened implements Host {
    private final Receiver receiver;
    private final Optional<Forum> forum;
    private final Settings settings;
    private final Telling telling;

    Opened(Receiver receiver, Optional<Forum> forum, Settings settings, Telling telling) {
      this.receiver = receiver;
      this.forum = forum;
      this.settings = settings;
      this.telling = telling;
    }

    @Override
    public Optional<Receiver> receiver() {
      return Optional.of(receiver);
    }

    @Override
    public Optional<Outlet> outlet() {
      return forum.map(each -> new DiscourseOutlet(each, settings));
    }

    @Override
    public Optional<CatchUp> catchUp() {
      return forum.map(each -> new DiscourseCatchUp(each, telling, pause));
    }

    @Override
    public Optional<Probe> probe() {
      return forum.map(each -> new DiscourseProbe(each, settings));
    }
  }
}

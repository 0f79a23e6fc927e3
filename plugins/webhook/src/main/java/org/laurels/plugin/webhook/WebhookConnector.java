// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.laurels.spi.ConfigField;
import org.laurels.spi.Connector;
import org.laurels.spi.ConnectorConfig;
import org.laurels.spi.Host;
import org.laurels.spi.InvalidConfigException;
import org.laurels.spi.SignatureCheck;
import org.laurels.spi.SignatureScheme;

/** Any host that sends JSON. What its bodies mean is said by a mapping, shipped or one's own. */
final class WebhookConnector implements Connector {
  static final String OWN = "own";

  /** Mappings that come with the plugin. */
  static final List<String> SHIPPED = List.of("freshdesk", "intercom", "scoold", "zendesk");

  private static final String MAPPING = "mapping";
  private static final String FILE = "mapping-file";
  private static final String HEADER = "signature-header";

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public String description() {
    return "Takes JSON from any host that sends webhooks, through a mapping file.";
  }

  @Override
  public List<ConfigField> fields() {
    List<String> mappings = new ArrayList<>(SHIPPED);
    mappings.add(OWN);
    List<ConfigField> fields =
        new ArrayList<>(
            List.of(
                ConfigField.choice(MAPPING, "What its bodies mean.", mappings),
                ConfigField.optional(
                    FILE,
                    ConfigField.Kind.TEXT,
                    "The mapping itself, where mapping is own; README.md tells its form."),
                ConfigField.optional(
                    HEADER,
                    ConfigField.Kind.LINE,
                    "The header with the secret or signature, where it is not the usual one.")));
    fields.addAll(ConfigField.secrets("What the host signs with, or sends in the header."));
    return fields;
  }

  @Override
  public Host open(ConnectorConfig config) {
    Mapping mapping = mapping(config);
    try {
      SignatureScheme scheme = mapping.signature();
      if (config.find(HEADER).isPresent()) {
        scheme = scheme.in(config.get(HEADER), scheme.prefix());
      }
      return Host.of(new WebhookReceiver(mapping, new SignatureCheck(scheme, config.secrets())));
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigException(
          config.find(HEADER).isPresent() ? HEADER : ConfigField.SECRET,
          String.valueOf(e.getMessage()));
    }
  }

  private static Mapping mapping(ConnectorConfig config) {
    String chosen = config.get(MAPPING);
    boolean own = chosen.equals(OWN);
    if (own != config.find(FILE).isPresent()) {
      throw new InvalidConfigException(
          FILE, own ? "is missing, the mapping is own" : "is there, but the mapping is " + chosen);
    }
    return MappingReader.read(FILE, own ? config.get(FILE) : shipped(chosen));
  }

  static String shipped(String name) {
    try (InputStream in = WebhookConnector.class.getResourceAsStream(name + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("the mapping " + name + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

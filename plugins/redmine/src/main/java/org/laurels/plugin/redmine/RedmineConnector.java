// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.redmine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.laurels.plugin.events.EventsReceiver;
import org.laurels.spi.ConfigField;
import org.laurels.spi.Connector;
import org.laurels.spi.ConnectorConfig;
import org.laurels.spi.Host;
import org.laurels.spi.InvalidConfigException;
import org.laurels.spi.SignatureCheck;
import org.laurels.spi.SignatureSchemes;

/**
 * Redmine with Laurels' own plugin in it, which sends; and Redmine's REST interface, to be asked.
 */
final class RedmineConnector implements Connector {
  static final String URL = "url";
  static final String API_KEY = "api-key";
  static final String RANK_FIELD = "rank-field";
  static final String RANK_GROUPS = "rank-groups";

  @Override
  public String name() {
    return "redmine";
  }

  @Override
  public String description() {
    return "Takes forum posts and issues from Redmine, and shows ranks there.";
  }

  @Override
  public List<ConfigField> fields() {
    List<ConfigField> fields =
        new ArrayList<>(
            List.of(
                ConfigField.optional(
                    URL,
                    ConfigField.Kind.URL,
                    "Where Redmine is; only for showing ranks and for catching up."),
                ConfigField.optional(
                    API_KEY,
                    ConfigField.Kind.SECRET,
                    "The API access key of an administrator of Redmine."),
                ConfigField.optional(
                    RANK_FIELD,
                    ConfigField.Kind.LINE,
                    "Number or name of the user custom field that shows the rank's name."),
                ConfigField.optional(
                    RANK_GROUPS,
                    ConfigField.Kind.TEXT,
                    "Lines such as 'regular = 8': a rank's id, and the number of its group.")));
    fields.addAll(ConfigField.secrets("What Redmine's plugin signs with, whsec_ and base64."));
    return fields;
  }

  @Override
  public Host open(ConnectorConfig config) {
    EventsReceiver receiver = receiver(config);
    RankGroups groups = RankGroups.read(RANK_GROUPS, config.find(RANK_GROUPS).orElse(""));
    Optional<String> field = config.find(RANK_FIELD);
    Optional<RedmineAccess> access = access(config);
    if (access.isEmpty() && (field.isPresent() || !groups.isEmpty())) {
      throw new InvalidConfigException(URL, "is missing, ranks cannot be shown without it");
    }
    return access
        .<Host>map(found -> new RedmineHost(receiver, found, field, groups))
        .orElseGet(() -> Host.of(receiver));
  }

  private static EventsReceiver receiver(ConnectorConfig config) {
    try {
      return new EventsReceiver(
          new SignatureCheck(SignatureSchemes.STANDARD_WEBHOOKS, config.secrets()));
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigException(ConfigField.SECRET, String.valueOf(e.getMessage()));
    }
  }

  private static Optional<RedmineAccess> access(ConnectorConfig config) {
    Optional<String> url = config.find(URL);
    Optional<String> key = config.find(API_KEY);
    if (url.isPresent() != key.isPresent()) {
      throw new InvalidConfigException(
          url.isPresent() ? API_KEY : URL, "is missing; one is of no use without the other");
    }
    return url.map(each -> new RedmineAccess(each, key.orElseThrow()));
  }
}

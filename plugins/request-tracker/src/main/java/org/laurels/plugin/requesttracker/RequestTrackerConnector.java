// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.requesttracker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.laurels.plugin.events.EventsReceiver;
import org.laurels.spi.CatchUp;
import org.laurels.spi.ConfigField;
import org.laurels.spi.ConfigProblem;
import org.laurels.spi.Connector;
import org.laurels.spi.ConnectorConfig;
import org.laurels.spi.Host;
import org.laurels.spi.InvalidConfigException;
import org.laurels.spi.Outlet;
import org.laurels.spi.Probe;
import org.laurels.spi.Receiver;
import org.laurels.spi.SignatureCheck;
import org.laurels.spi.SignatureSchemes;

/**
 * Request Tracker 5. Its extension sends events; all else is asked over REST2, where the operator
 * says where that is.
 */
final class RequestTrackerConnector implements Connector {
  static final String URL = "url";
  static final String USER = "user";
  static final String PASSWORD = "password";
  static final String RANK_FIELD = "rank-field";
  static final String RANK_VALUES = "rank-values";
  static final String SOLVED = "solved";
  static final String REMOVED = "removed";

  @Override
  public String name() {
    return "request-tracker";
  }

  @Override
  public String description() {
    return "Takes tickets, replies and solutions from Request Tracker 5, and shows ranks there.";
  }

  @Override
  public List<ConfigField> fields() {
    List<ConfigField> fields =
        new ArrayList<>(ConfigField.secrets("What the extension signs with, whsec_ and base64."));
    fields.addAll(
        List.of(
            ConfigField.optional(
                URL,
                ConfigField.Kind.URL,
                "Where RT is, such as https://rt.example.org; to show ranks and to catch up."),
            ConfigField.optional(
                USER,
                ConfigField.Kind.LINE,
                "Name of a privileged RT user; README.md tells its rights."),
            ConfigField.optional(
                PASSWORD,
                ConfigField.Kind.SECRET,
                "That user's password; without a user, an authentication token of RT."),
            byDefault(RANK_FIELD, "Laurels rank", "The custom field of users that shows the rank."),
            ConfigField.optional(
                RANK_VALUES,
                ConfigField.Kind.TEXT,
                "Lines such as expert = Expert helper, where the field is not to show the rank's"
                    + " name."),
            byDefault(SOLVED, "resolved", "Statuses that count as solved, with commas."),
            byDefault(REMOVED, "deleted, rejected", "Statuses that count as removed.")));
    return fields;
  }

  private static ConfigField byDefault(String name, String value, String help) {
    return new ConfigField(name, ConfigField.Kind.LINE, help, false, value, List.of());
  }

  @Override
  public Host open(ConnectorConfig config) {
    List<ConfigProblem> problems = new ArrayList<>();
    Map<String, String> values = rankValues(config, problems);
    if (config.find(URL).isPresent() != config.find(PASSWORD).isPresent()) {
      String missing = config.find(URL).isPresent() ? PASSWORD : URL;
      problems.add(new ConfigProblem(missing, "is missing; url and password go together"));
    }
    if (!problems.isEmpty()) {
      throw new InvalidConfigException(problems);
    }
    try {
      Receiver receiver =
          new EventsReceiver(
              new SignatureCheck(SignatureSchemes.STANDARD_WEBHOOKS, config.secrets()));
      if (config.find(URL).isEmpty()) {
        return Host.of(receiver);
      }
      String field = config.get(RANK_FIELD);
      Statuses statuses = Statuses.of(config.get(SOLVED), config.get(REMOVED));
      Rest rest = Rest.of(config.get(URL), config.find(USER), config.get(PASSWORD));
      return new Opened(
          receiver,
          new RankOutlet(rest, field, values),
          new TransactionCatchUp(rest, statuses),
          new RequestTrackerProbe(rest, field));
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigException(ConfigField.SECRET, String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, String> rankValues(
      ConnectorConfig config, List<ConfigProblem> problems) {
    Map<String, String> values = new LinkedHashMap<>();
    int number = 0;
    for (String line : config.find(RANK_VALUES).orElse("").lines().toList()) {
      number++;
      int equals = line.indexOf('=');
      if (equals > 0) {
        values.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      } else if (!line.isBlank()) {
        problems.add(
            new ConfigProblem(RANK_VALUES, "line " + number + " is not of the form rank = value"));
      }
    }
    return values;
  }

  private record Opened(Receiver in, Outlet out, CatchUp reading, Probe check) implements Host {
    @Override
    public Optional<Receiver> receiver() {
      return Optional.of(in);
    }

    @Override
    public Optional<Outlet> outlet() {
      return Optional.of(out);
    }

    @Override
    public Optional<CatchUp> catchUp() {
      return Optional.of(reading);
    }

    @Override
    public Optional<Probe> probe() {
      return Optional.of(check);
    }
  }
}

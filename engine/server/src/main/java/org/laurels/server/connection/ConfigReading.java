// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.connection;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.laurels.expression.Suggestion;
import org.laurels.spi.ConfigField;
import org.laurels.spi.ConfigProblem;
import org.laurels.spi.ConnectorConfig;
import org.laurels.spi.InvalidConfigException;

/** Checks values against the fields that a connector declares. */
final class ConfigReading {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,17}");

  private ConfigReading() {}

  /**
   * The configuration with defaults filled in.
   *
   * @throws InvalidConfigException with all that is wrong
   */
  static ConnectorConfig read(List<ConfigField> fields, Map<String, String> given) {
    Map<String, ConfigField> known = new LinkedHashMap<>();
    fields.forEach(field -> known.put(field.name(), field));
    List<ConfigProblem> problems = new ArrayList<>();
    Map<String, String> values = new LinkedHashMap<>();
    given.forEach(
        (name, value) -> {
          ConfigField field = known.get(name);
          if (field == null) {
            problems.add(new ConfigProblem(name, unknown(name, known)));
          } else {
            problem(field, value).ifPresent(each -> problems.add(new ConfigProblem(name, each)));
            values.put(name, value);
          }
        });
    for (ConfigField field : fields) {
      String byDefault = field.defaultValue();
      if (field.required() && !given.containsKey(field.name())) {
        problems.add(new ConfigProblem(field.name(), "is missing: " + field.help()));
      } else if (byDefault != null) {
        values.putIfAbsent(field.name(), byDefault);
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidConfigException(problems);
    }
    return new ConnectorConfig(values);
  }

  private static String unknown(String name, Map<String, ConfigField> known) {
    return "is no field"
        + Suggestion.nearest(name, List.copyOf(known.keySet()))
            .map(near -> ", did you mean '" + near + "'?")
            .orElse("; there are: " + String.join(", ", known.keySet()));
  }

  private static Optional<String> problem(ConfigField field, String value) {
    if (value.isBlank()) {
      return Optional.of("is empty");
    }
    if (value.length() > field.kind().lengthMax()) {
      return Optional.of(
          "has "
              + value.length()
              + " characters, at most "
              + field.kind().lengthMax()
              + " are taken");
    }
    boolean lines = field.kind() == ConfigField.Kind.TEXT;
    if (!lines && value.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("has a control character");
    }
    return switch (field.kind()) {
      case LINE, TEXT, SECRET -> Optional.empty();
      case NUMBER -> unless(NUMBER.matcher(value).matches(), "must be a whole number");
      case YES_NO -> unless(value.equals("yes") || value.equals("no"), "must be yes or no");
      case CHOICE ->
          unless(
              field.choices().contains(value),
              "must be one of " + String.join(", ", field.choices()));
      case URL -> unless(isWeb(value), "must be an http or https address");
    };
  }

  private static Optional<String> unless(boolean good, String problem) {
    return good ? Optional.empty() : Optional.of(problem);
  }

  private static boolean isWeb(String value) {
    try {
      URI uri = URI.create(value);
      return uri.getHost() != null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}

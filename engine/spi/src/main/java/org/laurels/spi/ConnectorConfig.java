// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The values of a connector's fields, checked by the engine against their kinds, defaults filled
 * in. Its text never tells a value. Immutable.
 */
public record ConnectorConfig(Map<String, String> values) {
  public ConnectorConfig {
    values = Map.copyOf(values);
  }

  /** A field's value; empty where it was left out and has no default. */
  public Optional<String> find(String field) {
    return Optional.ofNullable(values.get(field));
  }

  /**
   * The value of a required field or one with a default.
   *
   * @throws InvalidConfigException if it is not there
   */
  public String get(String field) {
    return find(field).orElseThrow(() -> new InvalidConfigException(field, "is missing"));
  }

  /** The secrets in use, the newest first; see {@link ConfigField#secrets}. */
  public List<String> secrets() {
    return Stream.of(ConfigField.SECRET, ConfigField.SECRET_BEFORE)
        .flatMap(name -> find(name).stream())
        .toList();
  }

  @Override
  public String toString() {
    return "ConnectorConfig" + values.keySet();
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.redmine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.laurels.spi.PluginException;

/** An object that Redmine answered; knows where it came from, to name what is missing. */
record Json(String place, Map<?, ?> values) {
  Json {
    values = Map.copyOf(values);
  }

  /** A text, a number as it was written, or true or false. */
  Optional<String> text(String name) {
    return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /**
   * The same where it must be there.
   *
   * @throws PluginException if it is not
   */
  String needed(String name) {
    return text(name).orElseThrow(() -> new PluginException(place, "'" + name + "' is missing"));
  }

  boolean isTrue(String name) {
    return text(name).filter("true"::equals).isPresent();
  }

  Optional<Json> object(String name) {
    return values.get(name) instanceof Map<?, ?> map
        ? Optional.of(new Json(place, map))
        : Optional.empty();
  }

  /**
   * The object under a name.
   *
   * @throws PluginException if there is none
   */
  Json the(String name) {
    return object(name).orElseThrow(() -> new PluginException(place, "'" + name + "' is missing"));
  }

  /** The objects of a list; none where it is not there. */
  List<Json> list(String name) {
    return values.get(name) instanceof List<?> list
        ? list.stream()
            .flatMap(each -> each instanceof Map<?, ?> map ? Stream.of(map) : Stream.empty())
            .map(each -> new Json(place, each))
            .toList()
        : List.of();
  }
}

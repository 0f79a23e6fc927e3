// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.laurels.spi.Backfill;
import org.laurels.spi.BackfillOption;

/**
 * What a run is asked to do.
 *
 * @param location where to read, as the operator gave it
 * @param source under which the events are filed
 * @param options those that the backfill declares, defaults filled in
 */
public record BackfillRequest(String location, String source, Map<String, String> options) {
  private static final int SOURCE_LENGTH_MAX = 190;

  public BackfillRequest {
    options = Map.copyOf(options);
    if (source.isEmpty()
        || source.length() > SOURCE_LENGTH_MAX
        || source.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "a source has 1 to " + SOURCE_LENGTH_MAX + " characters, none of them a control one");
    }
  }

  /** A request with the defaults that the backfill names. */
  public static BackfillRequest of(
      Backfill backfill, String location, String source, Map<String, String> given) {
    Map<String, String> options = new LinkedHashMap<>();
    for (BackfillOption option : backfill.options()) {
      Optional.ofNullable(given.getOrDefault(option.name(), option.defaultValue()))
          .ifPresent(value -> options.put(option.name(), value));
    }
    return new BackfillRequest(location, source, options);
  }

  /** What is wrong with the options given, in words; empty if nothing is. */
  public static List<String> problems(Backfill backfill, Map<String, String> given) {
    List<String> problems = new ArrayList<>();
    Map<String, BackfillOption> known = new LinkedHashMap<>();
    backfill.options().forEach(option -> known.put(option.name(), option));
    for (String name : given.keySet()) {
      if (!known.containsKey(name)) {
        problems.add(
            backfill.name()
                + " has no option '"
                + name
                + "'"
                + (known.isEmpty() ? "" : "; it has " + String.join(", ", known.keySet())));
      }
    }
    for (BackfillOption option : known.values()) {
      if (option.required() && !given.containsKey(option.name())) {
        problems.add(
            backfill.name() + " needs the option '" + option.name() + "': " + option.help());
      }
    }
    return problems;
  }
}

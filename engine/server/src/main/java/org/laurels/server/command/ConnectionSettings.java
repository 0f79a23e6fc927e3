// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurels.server.connection.ConnectionBook;
import picocli.CommandLine.Option;

/** What is asked of a configuration. */
final class ConnectionSettings {
  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description =
          "A field of the connector; may be repeated. VALUE @FILE stands for what is in the file,"
              + " and an empty one takes the field out. 'laurels plugin list' tells the fields.")
  private Map<String, String> values = new LinkedHashMap<>();

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "Under which name the events are filed; the connection's without this.")
  private @Nullable String source;

  @Option(
      names = "--silence-hours",
      paramLabel = "N",
      description = "Warn when the host has sent nothing for so long; 24 without this.")
  private @Nullable Integer silenceHours;

  ConnectionBook.Wanted wanted(Surroundings surroundings) {
    Map<String, String> read = new LinkedHashMap<>();
    values.forEach((name, value) -> read.put(name, read(surroundings, name, value)));
    return new ConnectionBook.Wanted(
        source, silenceHours == null ? null : Duration.ofHours(silenceHours), read);
  }

  private static String read(Surroundings surroundings, String name, String value) {
    if (!value.startsWith("@")) {
      return value;
    }
    try {
      String text = Files.readString(surroundings.path(value.substring(1)));
      // A file that holds one line holds it with its end.
      return text.lines().count() == 1 ? text.strip() : text;
    } catch (IOException e) {
      throw new CommandFailure("--set " + name + ": cannot read " + value.substring(1), e);
    }
  }
}

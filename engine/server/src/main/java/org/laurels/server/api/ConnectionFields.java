// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.InvalidEventException;
import org.laurels.server.connection.ConnectionBook;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.Problem;
import org.laurels.server.problem.ProblemException;
import org.laurels.spi.InvalidConfigException;

/** What a call asks of a connection, and what is wrong with it, field by field. */
final class ConnectionFields {
  private static final Set<String> NEW =
      Set.of("name", "connector", "source", "silence_hours", "fields");
  private static final Set<String> CHANGE = Set.of("source", "silence_hours", "fields");
  private static final long HOURS_MAX = 24L * 366;

  private ConnectionFields() {}

  /** A connection that is to be made. */
  record Fresh(String name, String connector, ConnectionBook.Wanted wanted) {}

  static Fresh fresh(InputStream body) throws IOException {
    JsonFields fields = JsonFields.of(JsonBody.readLongTexts(body));
    try {
      fields.onlyThese(NEW);
      return new Fresh(fields.text("name"), fields.text("connector"), wanted(fields));
    } catch (InvalidEventException e) {
      throw wrong(e);
    }
  }

  static ConnectionBook.Wanted change(InputStream body) throws IOException {
    JsonFields fields = JsonFields.of(JsonBody.readLongTexts(body));
    try {
      fields.onlyThese(CHANGE);
      return wanted(fields);
    } catch (InvalidEventException e) {
      throw wrong(e);
    }
  }

  private static ConnectionBook.Wanted wanted(JsonFields fields) {
    Map<String, String> values = fields.textMap("fields");
    return new ConnectionBook.Wanted(fields.optionalText("source"), silence(fields), values);
  }

  private static @Nullable Duration silence(JsonFields fields) {
    if (!fields.has("silence_hours")) {
      return null;
    }
    long hours = fields.number("silence_hours", 0);
    if (hours < 1 || hours > HOURS_MAX) {
      throw CallFields.wrong("silence_hours", "must be 1 to " + HOURS_MAX);
    }
    return Duration.ofHours(hours);
  }

  private static ProblemException wrong(InvalidEventException e) {
    return new ProblemException(
        ErrorCode.REFUSED,
        Problem.of(ErrorCode.REFUSED, String.valueOf(e.getMessage())).at(e.field()));
  }

  /** All that is wrong with a configuration. */
  static ProblemException wrong(InvalidConfigException e) {
    return new ProblemException(
        ErrorCode.REFUSED,
        Problem.of(ErrorCode.REFUSED, String.valueOf(e.getMessage()))
            .at(e.problems().get(0).field())
            .withErrors(
                e.problems().stream()
                    .map(each -> new Problem.Row(null, each.field(), each.problem()))
                    .toList()));
  }
}

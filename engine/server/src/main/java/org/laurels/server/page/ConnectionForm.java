// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.laurels.core.connection.Connection;
import org.laurels.server.access.MultipartForm;
import org.laurels.server.connection.ConnectionBook;
import org.laurels.spi.ConfigField;
import org.laurels.spi.ConfigField.Kind;
import org.laurels.spi.ConfigProblem;

/** What an operator says of a connection: read from a form, and shown in it again. Immutable. */
record ConnectionForm(
    List<ConfigField> asked,
    String name,
    String source,
    String silence,
    Map<String, String> values) {
  private static final long HOURS_MAX = 24L * 366;
  private static final String PREFIX = "field-";

  ConnectionForm {
    asked = List.copyOf(asked);
    values = Map.copyOf(values);
  }

  /** Without anything filled in but what is usual. */
  static ConnectionForm empty(List<ConfigField> fields) {
    Map<String, String> values = new TreeMap<>();
    for (ConfigField field : fields) {
      String usual = field.defaultValue();
      if (usual != null) {
        values.put(field.name(), usual);
      }
    }
    return new ConnectionForm(
        fields, "", "", Long.toString(ConnectionBook.SILENCE_DEFAULT.toHours()), values);
  }

  /** As a connection is configured, but for secrets. */
  static ConnectionForm of(
      List<ConfigField> fields, Connection connection, Map<String, String> shown) {
    return new ConnectionForm(
        fields,
        connection.name(),
        connection.setup().source(),
        Long.toString(Math.max(1, connection.setup().silence().toHours())),
        shown);
  }

  static ConnectionForm read(List<ConfigField> fields, MultipartForm form) {
    UnaryOperator<String> text = name -> form.text(name).replace("\r\n", "\n");
    Map<String, String> values = new TreeMap<>();
    for (ConfigField field : fields) {
      String value = text.apply(PREFIX + field.name());
      values.put(field.name(), field.kind() == Kind.TEXT ? value : value.strip());
    }
    return new ConnectionForm(
        fields,
        text.apply("name").strip(),
        text.apply("source").strip(),
        text.apply("silence").strip(),
        values);
  }

  /** What is wrong before the connector is asked. */
  List<ConfigProblem> problems() {
    return hours() == 0
        ? List.of(new ConfigProblem("silence", "must be 1 to " + HOURS_MAX + " hours"))
        : List.of();
  }

  private long hours() {
    if (!silence.matches("[0-9]{1,5}")) {
      return 0;
    }
    long hours = Long.parseLong(silence);
    return hours > HOURS_MAX ? 0 : hours;
  }

  /** What is left empty of a new one is as if it were not there. */
  ConnectionBook.Wanted added() {
    Map<String, String> said = new TreeMap<>(values);
    said.values().removeIf(String::isEmpty);
    return new ConnectionBook.Wanted(
        source.isEmpty() ? null : source, Duration.ofHours(hours()), said);
  }

  /** What is left empty is taken out, but for secrets, which stay as they are. */
  ConnectionBook.Wanted changed() {
    Map<String, String> said = new TreeMap<>(values);
    for (ConfigField field : asked) {
      if (field.kind() == Kind.SECRET) {
        said.remove(field.name(), "");
      }
    }
    return new ConnectionBook.Wanted(
        source.isEmpty() ? null : source, Duration.ofHours(hours()), said);
  }

  /**
   * As the form shows it. A secret that was typed is not shown again.
   *
   * @param problems what is wrong, by field
   * @param secretsSet names of secrets that are there already
   */
  List<ConnectionFormPage.Field> fields(List<ConfigProblem> problems, List<String> secretsSet) {
    List<ConnectionFormPage.Field> shown = new ArrayList<>();
    for (ConfigField field : asked) {
      boolean secret = field.kind() == Kind.SECRET;
      shown.add(
          new ConnectionFormPage.Field(
              PREFIX + field.name(),
              field.name(),
              field.kind().name(),
              field.help(),
              field.required() && !secret,
              secret ? "" : values.getOrDefault(field.name(), ""),
              secretsSet.contains(field.name()),
              field.choices(),
              said(problems, field.name())));
    }
    return shown;
  }

  /** All that is wrong with one field; empty where nothing is. */
  static String said(List<ConfigProblem> problems, String field) {
    return problems.stream()
        .filter(each -> each.field().equals(field))
        .map(ConfigProblem::problem)
        .reduce((one, other) -> one + "; " + other)
        .orElse("");
  }
}

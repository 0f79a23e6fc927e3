// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;

/**
 * A form that configures a connection.
 *
 * @param connection name of the one that is changed; empty where one is made
 * @param lines what every connection has, such as its name
 * @param faults what is wrong and belongs to no field of the form
 * @param version of what is changed, so that an old form changes nothing
 * @param back where who thinks better of it goes
 * @param csrf proves that the form is ours
 */
public record ConnectionFormPage(
    String connection,
    String connector,
    String description,
    List<Line> lines,
    List<Field> fields,
    boolean isWrong,
    List<String> faults,
    String version,
    String action,
    String back,
    String csrf) {
  public ConnectionFormPage {
    lines = List.copyOf(lines);
    fields = List.copyOf(fields);
    faults = List.copyOf(faults);
  }

  /**
   * A line that we ask for.
   *
   * @param problem what is wrong with it; empty where nothing is
   */
  public record Line(
      String name, String label, String help, String value, boolean required, String problem) {}

  /**
   * A field that the connector asks for.
   *
   * @param name in the form
   * @param kind as the plugin declares it
   * @param isSet whether it is a secret that is there already
   * @param problem what is wrong with it; empty where nothing is
   */
  public record Field(
      String name,
      String label,
      String kind,
      String help,
      boolean required,
      String value,
      boolean isSet,
      List<String> choices,
      String problem) {
    public Field {
      choices = List.copyOf(choices);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;

/**
 * The connections of a community.
 *
 * @param news what has just come of a form; empty where none was sent
 * @param connect where one is made
 * @param plugins where plugins are told of
 */
public record ConnectionsPage(String news, List<Row> rows, String connect, String plugins) {
  public ConnectionsPage {
    rows = List.copyOf(rows);
  }

  /**
   * A connection.
   *
   * @param heard when something good came last; none where that never was
   * @param lag from the last event's happening to its arrival; empty where none was booked
   * @param counts what became of what came
   * @param warnings what an operator should look at
   */
  public record Row(
      String name,
      String address,
      String connector,
      String state,
      List<Moment> heard,
      String lag,
      List<Figure> counts,
      List<String> warnings) {
    public Row {
      heard = List.copyOf(heard);
      counts = List.copyOf(counts);
      warnings = List.copyOf(warnings);
    }
  }
}

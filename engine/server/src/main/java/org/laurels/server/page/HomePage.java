// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;

/** A community's home: how much there is of everything, and who has the most of each unit. */
public record HomePage(List<Figure> totals, List<Top> tops, String find) {
  public HomePage {
    totals = List.copyOf(totals);
    tops = List.copyOf(tops);
  }

  /** The members with the most of one unit. */
  public record Top(String unit, List<Row> rows) {
    public Top {
      rows = List.copyOf(rows);
    }
  }

  /** One of them. */
  public record Row(String position, String address, String name, String rank, String amount) {}
}

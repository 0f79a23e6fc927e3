// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import io.dropwizard.views.common.View;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A community's home: how much there is of everything, and who has the most of each unit. */
public final class CommunityPage extends View {
  private final String community;
  private final List<Figure> totals;
  private final List<Top> tops;

  CommunityPage(String community, List<Figure> totals, List<Top> tops) {
    super("/org/laurels/templates/pages/community.ftlh", StandardCharsets.UTF_8);
    this.community = community;
    this.totals = List.copyOf(totals);
    this.tops = List.copyOf(tops);
  }

  /** A number with its name. */
  public record Figure(String name, long amount) {}

  /** The members with the most of one unit. */
  public record Top(String unit, List<Row> rows) {
    public Top {
      rows = List.copyOf(rows);
    }
  }

  /** One of them. */
  public record Row(int position, String memberId, String name, long amount, String rank) {}

  public String getCommunity() {
    return community;
  }

  public List<Figure> getTotals() {
    return totals;
  }

  public List<Top> getTops() {
    return tops;
  }
}

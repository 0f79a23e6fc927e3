// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;

/** The wall of badges that a community can grant. */
public record BadgesPage(List<Tier> tiers) {
  public BadgesPage {
    tiers = List.copyOf(tiers);
  }

  /** The badges of one tier. */
  public record Tier(String name, List<BadgeTile> badges) {
    public Tier {
      badges = List.copyOf(badges);
    }
  }
}

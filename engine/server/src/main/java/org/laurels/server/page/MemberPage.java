// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import io.dropwizard.views.common.View;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Where a member stands and why. */
public final class MemberPage extends View {
  private final String community;
  private final String name;
  private final Standing standing;
  private final List<Badge> badges;
  private final List<Entry> entries;

  MemberPage(
      String community, String name, Standing standing, List<Badge> badges, List<Entry> entries) {
    super("/org/laurels/templates/pages/member.ftlh", StandardCharsets.UTF_8);
    this.community = community;
    this.name = name;
    this.standing = standing;
    this.badges = List.copyOf(badges);
    this.entries = List.copyOf(entries);
  }

  /**
   * Figures.
   *
   * @param rank empty where there is none
   * @param joined empty where it is not known
   */
  public record Standing(
      List<String> identities, List<CommunityPage.Figure> balances, String rank, String joined) {
    public Standing {
      identities = List.copyOf(identities);
      balances = List.copyOf(balances);
    }
  }

  /** A badge held; the item is empty where it is for none. */
  public record Badge(String badge, String item, String grantedAt) {}

  /** An entry with its reason in words. */
  public record Entry(
      String happenedAt, String change, String unit, String what, String why, boolean undone) {}

  public String getCommunity() {
    return community;
  }

  public String getName() {
    return name;
  }

  public Standing getStanding() {
    return standing;
  }

  public List<Badge> getBadges() {
    return badges;
  }

  public List<Entry> getEntries() {
    return entries;
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;

/**
 * Where a member stands.
 *
 * @param identities by which hosts know the member
 * @param joined in words; empty where it is not known
 * @param ranks all of them, lowest first
 * @param latest the newest entries
 */
public record MemberPage(
    MemberHead member,
    String identities,
    String joined,
    List<Figure> balances,
    List<Step> ranks,
    List<BadgeTile> badges,
    String badgesMore,
    List<StatementRow> latest,
    String statement,
    String ask) {
  public MemberPage {
    balances = List.copyOf(balances);
    ranks = List.copyOf(ranks);
    badges = List.copyOf(badges);
    latest = List.copyOf(latest);
  }

  /** A rank on the way up; state is reached, here or ahead. */
  public record Step(String name, String state) {}
}

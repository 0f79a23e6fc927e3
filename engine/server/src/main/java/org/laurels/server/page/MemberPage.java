// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a member stands.
 *
 * @param identities by which hosts know the member
 * @param joined in words; empty where it is not known
 * @param ranks all of them, lowest first
 * @param chart how the first unit has gone; null where nothing was gained in the last year
 * @param places where the member stands on boards
 * @param goals what comes next, the next rank first
 * @param latest the newest entries
 * @param wallet where the wallet is; empty where there is none, or it is not for the reader
 * @param accounts where the member's accounts are; empty where they are not for the reader
 */
public record MemberPage(
    MemberHead member,
    String identities,
    String joined,
    List<Figure> balances,
    List<Step> ranks,
    List<BadgeTile> badges,
    String badgesMore,
    @Nullable Chart chart,
    List<BoardPlace> places,
    List<Goal> goals,
    List<StatementRow> latest,
    String statement,
    String ask,
    String wallet,
    String accounts) {
  public MemberPage {
    balances = List.copyOf(balances);
    ranks = List.copyOf(ranks);
    badges = List.copyOf(badges);
    places = List.copyOf(places);
    goals = List.copyOf(goals);
    latest = List.copyOf(latest);
  }

  /** A rank on the way up; state is reached, here or ahead. */
  public record Step(String name, String state) {}
}

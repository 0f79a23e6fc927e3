// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.laurels.core.member.Identity;
import org.laurels.core.programme.Rank;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.StandingStore;
import org.laurels.core.standing.StatementFilter;
import org.laurels.server.api.CurrentProgrammes;

/** Reads where a member stands. */
final class MemberReader {
  private static final int LATEST_MAX = 8;
  private static final int BADGES_MAX = 12;

  private final StandingStore standings;
  private final Members members;
  private final BoardReader boards;
  private final ChartReader charts;
  private final GoalReader goals;
  private final CurrentProgrammes programmes;

  MemberReader(
      StandingStore standings,
      Members members,
      BoardReader boards,
      ChartReader charts,
      GoalReader goals,
      CurrentProgrammes programmes) {
    this.standings = standings;
    this.members = members;
    this.boards = boards;
    this.charts = charts;
    this.goals = goals;
    this.programmes = programmes;
  }

  MemberPage read(Visit visit, MemberStanding member) {
    Words words = visit.words();
    MemberHead head = members.head(visit, member.memberId());
    List<BadgeTile> badges = badges(visit, member);
    List<Figure> balances = new ArrayList<>();
    new TreeMap<>(member.balances())
        .descendingMap()
        .forEach(
            (unit, amount) -> balances.add(new Figure(words.unit(unit), words.number(amount))));
    return new MemberPage(
        head,
        member.identities().stream().map(Identity::toString).collect(Collectors.joining(", ")),
        member.joined() == null
            ? ""
            : words.of("member.joined", words.moment(member.joined()).day()),
        balances,
        steps(visit, member.rank()),
        badges.stream().limit(BADGES_MAX).toList(),
        badges.size() > BADGES_MAX
            ? words.of("member.badges.more", badges.size() - BADGES_MAX)
            : "",
        charts.read(visit, member).orElse(null),
        boards.places(visit, member.memberId()),
        goals.read(visit, member.memberId()),
        standings
            .statement(
                visit.community(),
                member.memberId(),
                StatementFilter.ALL,
                Long.MAX_VALUE,
                LATEST_MAX)
            .rows()
            .stream()
            .map(line -> StatementRows.of(visit, member.memberId(), line))
            .toList(),
        head.address() + "/statement",
        head.address() + "/why",
        wallet(visit, member.memberId()),
        visit.mayLookAt(member.memberId()) ? head.address() + "/accounts" : "");
  }

  /** Where the wallet is; empty where there is none, or it is not for the reader. */
  private String wallet(Visit visit, long memberId) {
    return visit.mayLookAt(memberId) && !programmes.of(visit.community()).spentUnits().isEmpty()
        ? Members.address(visit, memberId) + CreditPages.WALLET
        : "";
  }

  /** Each badge once, the latest first, with how often it is held. */
  private List<BadgeTile> badges(Visit visit, MemberStanding member) {
    return standings.badgeCounts(visit.community(), member.memberId()).stream()
        .filter(held -> !visit.open().isSecret(held.badge()) || visit.mayLookAt(member.memberId()))
        .map(held -> tile(visit, member.memberId(), held))
        .toList();
  }

  private static BadgeTile tile(Visit visit, long memberId, StandingStore.BadgeCount held) {
    BadgeTile tile =
        BadgeReader.tile(
            visit,
            held.badge(),
            visit.words().moment(held.lastAt()).day(),
            held.times() == 1
                ? BadgeTile.Count.UNTOLD
                : new BadgeTile.Count(visit.words().of("member.badges.times", held.times())));
    boolean isKnown = visit.open().badge(held.badge()).isPresent();
    if (isKnown && visit.self() == memberId) {
      return tile.withCredential(tile.address() + BadgeTile.YOURS);
    }
    return visit.openPages()
        ? tile.withCredential(BadgeReader.credential(visit, held.lastGrantId()))
        : tile;
  }

  private static List<MemberPage.Step> steps(Visit visit, String current) {
    List<MemberPage.Step> steps = new ArrayList<>();
    List<String> ids = visit.open().programme().ranks().stream().map(Rank::id).toList();
    int here = ids.indexOf(current);
    for (int i = 0; i < ids.size(); i++) {
      steps.add(
          new MemberPage.Step(
              visit.open().rankName(ids.get(i)),
              i == here ? "here" : i < here ? "reached" : "ahead"));
    }
    return steps;
  }
}

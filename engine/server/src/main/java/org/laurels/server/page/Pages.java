// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.laurels.core.board.BoardStore;
import org.laurels.core.intake.Explanation;
import org.laurels.core.intake.Progress;
import org.laurels.core.standing.StandingStore;
import org.laurels.server.board.BoardShelf;
import org.laurels.server.board.MemberNames;
import org.laurels.server.identity.Accounts;
import org.laurels.server.privacy.Privacy;
import org.laurels.server.programme.NewestProgrammes;

/** All pages, put together. */
public final class Pages {
  private Pages() {}

  /** Where pages read from. */
  public record Sources(
      NewestProgrammes programmes,
      StandingStore standings,
      MemberNames names,
      BoardStore boards,
      BoardShelf shelf,
      Explanation explanation,
      Progress progress,
      Privacy privacy,
      Accounts accounts,
      CreditPages.Sources credits,
      ConnectionPages.Sources connections) {}

  /**
   * What the server registers.
   *
   * @param openPages whether pages are shown to everyone
   */
  public static List<Object> all(Sources from, Clock clock, boolean openPages) {
    OpenCommunities open = new OpenCommunities(from.programmes());
    Visits visits = new Visits(open, clock, openPages);
    StandingStore standings = from.standings();
    Members members = new Members(standings, from.names());
    BoardShelf shelf = from.shelf();
    BoardReader boards = new BoardReader(shelf, members, standings);
    ChartReader charts = new ChartReader(from.boards(), clock);
    GoalReader goals = new GoalReader(from.progress());
    MemberReader member =
        new MemberReader(standings, members, boards, charts, goals, from.credits().programmes());
    StatementReader statements = new StatementReader(standings, members, from.credits().budgets());
    WhyReader reasons = new WhyReader(from.explanation(), standings, members);
    List<Object> all = new ArrayList<>();
    all.addAll(CreditPages.all(from.credits(), visits, members, clock));
    all.addAll(ConnectionPages.all(from.connections(), visits));
    all.addAll(
        List.of(
            new PageHeaders(visits),
            new ErrorPages(visits),
            new AssetResource(),
            new LookResource(open),
            new HomeResource(
                visits,
                new HomeReader(standings, boards, from.connections().connections()::worrying),
                standings,
                members),
            new BoardResource(visits, boards),
            new MemberPageResource(visits, members, member),
            new StatementResource(visits, members, statements, standings),
            new WhyResource(visits, members, reasons),
            new PrivacyPageResource(visits, members, from.privacy()),
            new AccountsResource(visits, members, from.accounts(), clock),
            new BadgeResource(visits, new BadgeReader(standings, members))));
    return all;
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.time.Clock;
import java.util.List;
import org.laurels.core.community.CommunityStore;
import org.laurels.core.intake.Explanation;
import org.laurels.core.standing.StandingStore;
import org.laurels.server.api.TopMembers;

/** All pages, put together. */
public final class Pages {
  private Pages() {}

  /** What the server registers where pages are open. */
  public static List<Object> all(
      CommunityStore communities,
      StandingStore standings,
      TopMembers top,
      Explanation explanation,
      Clock clock) {
    OpenCommunities open = new OpenCommunities(communities);
    Visits visits = new Visits(open, clock);
    Members members = new Members(standings);
    return List.of(
        new PageHeaders(),
        new ErrorPages(visits),
        new AssetResource(),
        new LookResource(open),
        new HomeResource(visits, new HomeReader(standings, top), standings),
        new MemberPageResource(visits, members, new MemberReader(standings)),
        new StatementResource(visits, members, new StatementReader(standings), standings),
        new WhyResource(visits, members, new WhyReader(explanation, standings)),
        new BadgeResource(visits, new BadgeReader(standings)));
  }
}

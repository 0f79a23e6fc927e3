// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.laurels.core.community.Community;
import org.laurels.core.community.CommunityStore;
import org.laurels.core.intake.Explanation;
import org.laurels.core.standing.HeldBadge;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.StandingStore;
import org.laurels.server.api.HostNames;
import org.laurels.server.api.OpaqueId;
import org.laurels.server.api.TopMembers;

/** A community's home and its members. */
@Path("/c/{community}")
@Produces(MediaType.TEXT_HTML)
public final class PageResource {
  private static final int TOP_MAX = 20;
  private static final int ENTRIES_MAX = 50;
  private static final int BADGES_MAX = 100;

  /** Nothing but our own style is loaded, and no script runs. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private final CommunityStore communities;
  private final StandingStore standings;
  private final TopMembers top;
  private final Explanation explanation;

  public PageResource(
      CommunityStore communities,
      StandingStore standings,
      TopMembers top,
      Explanation explanation) {
    this.communities = communities;
    this.standings = standings;
    this.top = top;
    this.explanation = explanation;
  }

  @GET
  public Response home(@PathParam("community") String name) {
    Community community = find(name);
    StandingStore.Totals totals = standings.totals(community);
    List<CommunityPage.Figure> figures =
        List.of(
            new CommunityPage.Figure("members", totals.members()),
            new CommunityPage.Figure("events", totals.events()),
            new CommunityPage.Figure("items", totals.items()),
            new CommunityPage.Figure("ledger entries", totals.entries()),
            new CommunityPage.Figure("badges held", totals.badges()));
    List<CommunityPage.Top> tops = new ArrayList<>();
    for (String unit : units(community)) {
      tops.add(new CommunityPage.Top(unit, rows(top.of(community, unit, TOP_MAX), unit)));
    }
    return page(new CommunityPage(community.name(), figures, tops));
  }

  /** Units of the first members; every member has what a unit starts with. */
  private SortedSet<String> units(Community community) {
    SortedSet<String> units = new TreeSet<>();
    standings
        .members(community, 0, TOP_MAX)
        .rows()
        .forEach(member -> units.addAll(member.balances().keySet()));
    return units;
  }

  private static List<CommunityPage.Row> rows(List<MemberStanding> members, String unit) {
    List<CommunityPage.Row> rows = new ArrayList<>();
    int position = 0;
    long last = 0;
    for (MemberStanding member : members) {
      long amount = member.balances().getOrDefault(unit, 0L);
      if (rows.isEmpty() || amount != last) {
        position = rows.size() + 1;
        last = amount;
      }
      rows.add(
          new CommunityPage.Row(
              position,
              OpaqueId.MEMBER.of(member.memberId()),
              name(member),
              amount,
              member.rank()));
    }
    return rows;
  }

  @GET
  @Path("/members/{member}")
  public Response member(
      @PathParam("community") String name, @PathParam("member") String memberId) {
    Community community = find(name);
    MemberStanding member = find(community, memberId);
    List<CommunityPage.Figure> balances = new ArrayList<>();
    new TreeMap<>(member.balances())
        .forEach((unit, amount) -> balances.add(new CommunityPage.Figure(unit, amount)));
    MemberPage.Standing standing =
        new MemberPage.Standing(
            member.identities().stream().map(String::valueOf).toList(),
            balances,
            member.rank(),
            member.joined() == null ? "" : member.joined().toString());
    List<MemberPage.Badge> badges =
        standings.badges(community, member.memberId()).stream()
            .limit(BADGES_MAX)
            .map(PageResource::badge)
            .toList();
    List<MemberPage.Entry> entries =
        EntryWording.of(
            standings
                .statement(community, member.memberId(), null, null, Long.MAX_VALUE, ENTRIES_MAX)
                .rows(),
            explanation.of(community, member.memberId()),
            new HostNames(standings, community));
    return page(new MemberPage(community.name(), name(member), standing, badges, entries));
  }

  private static MemberPage.Badge badge(HeldBadge badge) {
    String item = badge.itemId();
    return new MemberPage.Badge(
        badge.badge(), item == null ? "" : item, badge.grantedAt().toString());
  }

  private Community find(String name) {
    return communities.find(name).orElseThrow(NotFoundException::new);
  }

  private MemberStanding find(Community community, String memberId) {
    try {
      return standings
          .member(community, OpaqueId.MEMBER.number(memberId))
          .orElseThrow(NotFoundException::new);
    } catch (IllegalArgumentException e) {
      throw new NotFoundException(e);
    }
  }

  private static String name(MemberStanding member) {
    return member.identities().get(0).id();
  }

  private static Response page(Object page) {
    return Response.ok(page)
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .build();
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.ws.rs.NotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.laurels.core.badge.Badge;
import org.laurels.core.community.Community;
import org.laurels.core.standing.BadgeHolder;
import org.laurels.core.standing.HeldBadge;
import org.laurels.core.standing.Page;
import org.laurels.core.standing.StandingStore;
import org.laurels.core.time.Window;
import org.laurels.server.api.OpaqueId;

/** Reads the badge wall and its badges. Holders are counted now and then, beside the answers. */
final class BadgeReader {
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final Duration KEPT = Duration.ofHours(1);
  private static final int COMMUNITIES_MAX = 1_000;
  private static final int HOLDERS_MAX = 60;
  private static final int OWN_MAX = 20;
  private static final List<String> TIERS = List.of("gold", "silver", "bronze");

  private final StandingStore standings;
  private final Members members;
  private final LoadingCache<Community, Map<String, Long>> counts;

  BadgeReader(StandingStore standings, Members members) {
    this.standings = standings;
    this.members = members;
    this.counts =
        Caffeine.newBuilder()
            .maximumSize(COMMUNITIES_MAX)
            .refreshAfterWrite(FRESH)
            .expireAfterWrite(KEPT)
            .build(standings::holderCounts);
  }

  BadgesPage wall(Visit visit) {
    Map<String, List<BadgeTile>> byTier = new LinkedHashMap<>();
    TIERS.forEach(tier -> byTier.put(tier, new ArrayList<>()));
    Set<String> own = own(visit).stream().map(HeldBadge::badge).collect(Collectors.toSet());
    for (Badge badge : visit.open().programme().badges()) {
      boolean isOwn = own.contains(badge.id());
      if (isOwn || !badge.terms().secret()) {
        BadgeTile tile = tile(visit, badge);
        byTier
            .computeIfAbsent(badge.tier(), tier -> new ArrayList<>())
            .add(isOwn ? tile.withCredential(tile.address() + BadgeTile.YOURS) : tile);
      }
    }
    return new BadgesPage(
        byTier.entrySet().stream()
            .filter(tier -> !tier.getValue().isEmpty())
            .map(tier -> new BadgesPage.Tier(visit.words().tier(tier.getKey()), tier.getValue()))
            .toList());
  }

  private BadgeTile tile(Visit visit, Badge badge) {
    long holders = counts.get(visit.community()).getOrDefault(badge.id(), 0L);
    return tile(
        visit,
        badge.id(),
        Objects.requireNonNullElse(badge.description(), ""),
        new BadgeTile.Count(visit.words().of("badge.holders", holders)));
  }

  /** A badge in short, whether or not the programme still has it. */
  static BadgeTile tile(Visit visit, String id, String detail, BadgeTile.Count count) {
    String tier = visit.open().badge(id).map(Badge::tier).orElse("");
    return new BadgeTile(
        visit.link("/badges/" + Visit.part(id)),
        visit.open().badgeName(id),
        tier,
        tier.isEmpty() ? "" : visit.words().tier(tier),
        detail,
        count,
        "");
  }

  /** What the reader holds, the latest first. */
  private List<HeldBadge> own(Visit visit) {
    return visit.self() == 0 ? List.of() : standings.badges(visit.community(), visit.self());
  }

  private List<HeldBadge> own(Visit visit, Badge badge) {
    return own(visit).stream().filter(held -> held.badge().equals(badge.id())).toList();
  }

  /** Where the credential of a grant is shown. */
  static String credential(Visit visit, long grantId) {
    return visit.link("/credentials/" + OpaqueId.GRANT.of(grantId));
  }

  /** How often one can have it, and under which terms, in sentences. */
  private static String terms(Words words, Badge badge) {
    List<String> terms = new ArrayList<>();
    terms.add(
        switch (badge.each()) {
          case MEMBER -> words.of("badge.each.member");
          case ITEM -> words.of("badge.each.item");
          case EVENT -> words.of("badge.each.event");
          case DAY -> words.of("badge.each.window", words.window(Window.DAY));
          case WEEK -> words.of("badge.each.window", words.window(Window.WEEK));
          case MONTH -> words.of("badge.each.window", words.window(Window.MONTH));
          case YEAR -> words.of("badge.each.window", words.window(Window.YEAR));
        });
    if (badge.terms().streakWeeks() > 0) {
      terms.add(words.of("badge.streak", badge.terms().streakWeeks()));
    }
    Instant from = badge.terms().from();
    if (from != null) {
      terms.add(words.of("badge.from", words.moment(from).full()));
    }
    Instant until = badge.terms().until();
    if (until != null) {
      terms.add(words.of("badge.until", words.moment(until).full()));
    }
    if (badge.isByHandOnly()) {
      terms.add(words.of("badge.by-hand"));
    }
    if (badge.terms().retired()) {
      terms.add(words.of("badge.retired"));
    }
    return String.join(" ", terms);
  }

  /**
   * One badge.
   *
   * @param token proves that a form of the page is the reader's; asked for where there is a form
   * @throws NotFoundException if it is secret and the reader does not hold it
   */
  BadgePage badge(Visit visit, Badge badge, long before, Supplier<String> token) {
    List<HeldBadge> own = own(visit, badge);
    if (badge.terms().secret() && own.isEmpty()) {
      throw new NotFoundException();
    }
    Page<BadgeHolder> holders =
        standings.holders(visit.community(), badge.id(), before, HOLDERS_MAX);
    Long next = holders.next();
    return new BadgePage(
        tile(visit, badge),
        Objects.requireNonNullElse(badge.description(), ""),
        terms(visit.words(), badge),
        badge.on().stream().map(visit.words()::eventType).sorted().toList(),
        badge.condition().text(),
        yours(visit, badge, own),
        own.isEmpty() || visit.openPages() ? "" : token.get(),
        holders(visit, holders.rows()),
        before == Long.MAX_VALUE,
        next == null
            ? ""
            : visit.link("/badges/" + badge.id() + "?after=" + OpaqueId.CURSOR.of(next)));
  }

  private static List<BadgePage.Own> yours(Visit visit, Badge badge, List<HeldBadge> own) {
    return own.stream()
        .limit(OWN_MAX)
        .map(
            held ->
                new BadgePage.Own(
                    visit.openPages()
                        ? credential(visit, held.grantId())
                        : visit.link(
                            "/badges/"
                                + Visit.part(badge.id())
                                + "/grants/"
                                + OpaqueId.GRANT.of(held.grantId())),
                    Objects.requireNonNullElse(held.itemId(), ""),
                    visit.words().moment(held.grantedAt())))
        .toList();
  }

  /** Without those whose page is not open to the reader: what they hold is their own business. */
  private List<BadgePage.Holder> holders(Visit visit, List<BadgeHolder> holders) {
    Map<Long, MemberHead> heads =
        members.heads(visit, holders.stream().map(BadgeHolder::memberId).toList());
    List<BadgePage.Holder> shown = new ArrayList<>();
    for (BadgeHolder holder : holders) {
      MemberHead head = heads.get(holder.memberId());
      if (head != null && !head.address().isEmpty()) {
        shown.add(
            new BadgePage.Holder(
                head.address(),
                head.name(),
                Objects.requireNonNullElse(holder.itemId(), ""),
                visit.words().moment(holder.grantedAt()),
                visit.openPages() ? credential(visit, holder.grantId()) : ""));
      }
    }
    return shown;
  }
}

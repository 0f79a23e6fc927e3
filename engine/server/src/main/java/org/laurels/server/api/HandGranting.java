// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.laurels.core.badge.Badge;
import org.laurels.core.community.Community;
import org.laurels.core.event.BadgeByHand;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventTypes;
import org.laurels.core.event.ItemMention;
import org.laurels.core.intake.MicroBatcher;
import org.laurels.core.intake.Receipt;
import org.laurels.core.member.Identity;
import org.laurels.core.programme.Programme;
import org.laurels.core.programme.Programmes;
import org.laurels.core.standing.HeldBadge;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.StandingStore;
import org.laurels.core.time.Window;
import org.laurels.expression.Suggestion;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.Problem;
import org.laurels.server.problem.ProblemException;

/**
 * Grants badges and takes them away because a person says so: each as an event of the engine's own
 * source, so that it stands in the member's timeline like all else.
 */
public final class HandGranting {
  private static final int WORD_LENGTH_MAX = 500;

  private final StandingStore standings;
  private final CurrentProgrammes programmes;
  private final Offering offering;
  private final Clock clock;

  public HandGranting(
      StandingStore standings, CurrentProgrammes programmes, MicroBatcher intake, Clock clock) {
    this.standings = standings;
    this.programmes = programmes;
    this.offering = new Offering(intake);
    this.clock = clock;
  }

  /**
   * What somebody wants to grant.
   *
   * @param item the host's id of the item it is for; only where it is held for each item
   * @param host whose ids are meant; null for the first host that knows the member
   */
  public record Wish(String badge, @Nullable String item, @Nullable String host) {}

  /** Who says so, and why. */
  public record Word(String by, String note) {
    public Word {
      check("by", by);
      check("note", note);
    }

    private static void check(String name, String text) {
      if (text.isBlank() || text.length() > WORD_LENGTH_MAX) {
        throw refused(name, name + " must have 1 to " + WORD_LENGTH_MAX + " characters");
      }
    }
  }

  /** Grants a badge; answers with what the member then holds by this word. */
  public List<HeldBadge> grant(Community community, MemberStanding member, Wish wish, Word word) {
    Programmes current = programmes.of(community);
    Instant now = Instant.now(clock);
    Badge badge = badge(current.latest().programme(), wish.badge());
    if (current.isRetired(badge, current.latest(), now)) {
      throw refused("badge", "the badge '" + badge.id() + "' is retired");
    }
    if (badge.each() == Badge.Each.ITEM != (wish.item() != null)) {
      throw refused(
          "item",
          wish.item() == null
              ? "item is missing, the badge is held for an item"
              : "item has no meaning, the badge is not held for an item");
    }
    Identity identity = identity(member, wish.host());
    for (HeldBadge held : standings.badges(community, member.memberId())) {
      if (held.badge().equals(badge.id()) && isSame(held, badge, wish, current, now)) {
        throw refused("badge", "the member holds '" + badge.id() + "' already");
      }
    }
    ItemMention item = wish.item() == null ? null : ItemMention.of(wish.item());
    Map<String, String> attributes = attributes(badge.id(), identity, word);
    Instant at = afterEarlierWords(community, member, now);
    String id = offer(community, event(EventTypes.BADGE_GRANTED, at, identity, item, attributes));
    return standings.badges(community, member.memberId()).stream()
        .filter(held -> held.eventSource().equals(Event.OWN_SOURCE) && held.eventId().equals(id))
        .toList();
  }

  private static boolean isSame(
      HeldBadge held, Badge badge, Wish wish, Programmes current, Instant now) {
    Window window = badge.each().window();
    return switch (badge.each()) {
      case MEMBER -> true;
      case ITEM -> held.itemId() != null && held.itemId().equals(wish.item());
      case EVENT -> false;
      case DAY, WEEK, MONTH, YEAR ->
          window != null
              && current.startOf(window, held.grantedAt()) == current.startOf(window, now);
    };
  }

  /** Takes a badge away; no rule grants it again. */
  public void revoke(Community community, MemberStanding member, long grantId, Word word) {
    HeldBadge held =
        standings.badges(community, member.memberId()).stream()
            .filter(one -> one.grantId() == grantId)
            .findFirst()
            .orElseThrow(HandGranting::notHeld);
    Programmes current = programmes.of(community);
    Badge badge = badge(current.latest().programme(), held.badge());
    Identity identity = held.identity();
    Map<String, String> attributes = attributes(badge.id(), identity, word);
    Window window = badge.each().window();
    if (window != null) {
      long day = current.startOf(window, held.grantedAt());
      attributes.put(BadgeByHand.DAY, LocalDate.ofEpochDay(day).toString());
    }
    if (badge.each() == Badge.Each.EVENT) {
      attributes.put(BadgeByHand.EVIDENCE_SOURCE, held.eventSource());
      attributes.put(BadgeByHand.EVIDENCE, held.eventId());
    }
    String itemId = held.itemId();
    ItemMention item = itemId == null ? null : ItemMention.of(itemId);
    // A host's clock may go ahead of ours, and a badge is taken away after it was granted.
    Instant after = held.grantedAt().plus(1, ChronoUnit.MICROS);
    Instant now = Instant.now(clock);
    Instant at = afterEarlierWords(community, member, now.isBefore(after) ? after : now);
    offer(community, event(EventTypes.BADGE_REVOKED, at, identity, item, attributes));
  }

  /**
   * The last word counts, and of two with the same time nobody knows which that is: so no word has
   * the time of an earlier one, however slow or coarse the clock.
   */
  private Instant afterEarlierWords(Community community, MemberStanding member, Instant at) {
    List<Instant> times = new ArrayList<>(List.of(at));
    standings.eachEventOf(
        community,
        member.memberId(),
        earlier -> {
          Event event = earlier.resolved().event();
          if (BadgeByHand.isToldBy(event)) {
            times.add(event.time().plus(1, ChronoUnit.MICROS));
          }
        });
    return Collections.max(times);
  }

  private static Event event(
      String type,
      Instant at,
      Identity identity,
      @Nullable ItemMention item,
      Map<String, String> attributes) {
    String id = UUID.randomUUID().toString();
    return new Event(Event.OWN_SOURCE, id, type, at, 0, identity.id(), item, 1, attributes, null);
  }

  private static Map<String, String> attributes(String badge, Identity identity, Word word) {
    Map<String, String> attributes = new HashMap<>();
    attributes.put(Event.HOST, identity.host());
    attributes.put(BadgeByHand.BADGE, badge);
    attributes.put(BadgeByHand.BY, word.by());
    attributes.put(BadgeByHand.NOTE, word.note());
    return attributes;
  }

  private String offer(Community community, Event event) {
    Receipt receipt = offering.offer(community, List.of(event)).get(0);
    if (receipt.status() == Receipt.Status.REFUSED) {
      throw new ProblemException(ErrorCode.REFUSED, String.valueOf(receipt.problem()));
    }
    return event.id();
  }

  private static Badge badge(Programme programme, String id) {
    Badge badge = programme.badge(id);
    if (badge == null) {
      List<String> known = programme.badges().stream().map(Badge::id).toList();
      String near =
          Suggestion.nearest(id, known).map(name -> ", did you mean '" + name + "'?").orElse("");
      throw refused("badge", "the programme has no badge '" + id + "'" + near);
    }
    return badge;
  }

  private static Identity identity(MemberStanding member, @Nullable String host) {
    return member.identities().stream()
        .filter(identity -> host == null || identity.host().equals(host))
        .findFirst()
        .orElseThrow(() -> refused("host", "the member is not known to the host '" + host + "'"));
  }

  private static ProblemException refused(String path, String detail) {
    return new ProblemException(ErrorCode.REFUSED, Problem.of(ErrorCode.REFUSED, detail).at(path));
  }

  static ProblemException notHeld() {
    return new ProblemException(ErrorCode.NOT_FOUND, "The member holds no such badge.");
  }
}

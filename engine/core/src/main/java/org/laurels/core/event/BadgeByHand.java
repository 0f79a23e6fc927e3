// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.event;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That a person granted a badge or took it away, as an event of the engine's own source tells it.
 * The event's actor is the member who gains or loses it, and its item the one that it is for.
 *
 * @param granted whether it was granted rather than taken away
 * @param day first day of the window whose badge is taken away; null where it is for no window
 * @param evidence the event for which the badge that is taken away was granted, where it is held
 *     for each event
 */
public record BadgeByHand(
    boolean granted, String badge, @Nullable LocalDate day, @Nullable EventKey evidence) {
  /** Attribute with the badge's id. */
  public static final String BADGE = "badge";

  /** Attribute that says who did it. */
  public static final String BY = "by";

  /** Attribute that says why. */
  public static final String NOTE = "note";

  public static final String DAY = "day";
  public static final String EVIDENCE = "evidence";
  public static final String EVIDENCE_SOURCE = "evidence-source";

  private static final Set<String> TYPES =
      Set.of(EventTypes.BADGE_GRANTED, EventTypes.BADGE_REVOKED);

  /**
   * Whether an event tells so. Hosts may have badges of their own, which are no concern of ours.
   */
  public static boolean isToldBy(Event event) {
    return isToldBy(event.source(), event.type());
  }

  static boolean isToldBy(String source, String type) {
    return source.equals(Event.OWN_SOURCE) && TYPES.contains(type);
  }

  /** Reads an event that tells so, whose fields were checked when it was made. */
  public static BadgeByHand of(Event event) {
    return of(event.type(), event.attributes());
  }

  static BadgeByHand of(String type, Map<String, String> attributes) {
    String badge = attributes.get(BADGE);
    if (badge == null) {
      throw new InvalidEventException("data.attributes.badge", "is missing");
    }
    String evidence = attributes.get(EVIDENCE);
    return new BadgeByHand(
        type.equals(EventTypes.BADGE_GRANTED),
        badge,
        day(attributes.get(DAY)),
        evidence == null
            ? null
            : new EventKey(attributes.getOrDefault(EVIDENCE_SOURCE, ""), evidence));
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new InvalidEventException("data.attributes.day", "must be a day such as 2026-01-31");
    }
  }
}

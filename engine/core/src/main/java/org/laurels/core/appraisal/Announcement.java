// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.appraisal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventTypes;
import org.laurels.core.member.Identity;

/**
 * A decision as events of the engine's own, which rules pay as any other. The name of an event says
 * the appraisal, the period, the identity and the revision: told again, it is known. A bracket that
 * is worth nothing has no event.
 */
public final class Announcement {
  /** Attributes of the events. */
  public static final String APPRAISAL = "appraisal";

  public static final String PERIOD = "period";
  public static final String BRACKET = "bracket";

  private Announcement() {}

  /**
   * The events of a decision.
   *
   * @param before the decision that it corrects; null for a first one
   * @param identity who the host says it is
   */
  public static List<Event> of(Appraised decision, @Nullable Appraised before, Identity identity) {
    List<Event> events = new ArrayList<>(2);
    if (before != null && before.value() > 0) {
      events.add(
          event(
              decision,
              identity,
              name(before) + "/withdrawn",
              EventTypes.EVENT_WITHDRAWN,
              1,
              name(before)));
    }
    if (decision.value() > 0) {
      events.add(
          event(
              decision,
              identity,
              name(decision),
              EventTypes.HELP_APPRAISED,
              decision.value(),
              null));
    }
    return events;
  }

  /** What the event of a decision is called. */
  static String name(Appraised decision) {
    return String.join(
        "/",
        "appraisal",
        decision.appraisal(),
        decision.first().toString(),
        Long.toString(decision.identityId()),
        Integer.toString(decision.revision()));
  }

  private static Event event(
      Appraised decision,
      Identity identity,
      String name,
      String type,
      long value,
      @Nullable String undoes) {
    return new Event(
        Event.OWN_SOURCE,
        name,
        type,
        decision.at(),
        decision.revision(),
        identity.id(),
        null,
        value,
        Map.of(
            Event.HOST,
            identity.host(),
            APPRAISAL,
            decision.appraisal(),
            PERIOD,
            decision.first().toString(),
            BRACKET,
            decision.chosen()),
        undoes);
  }
}

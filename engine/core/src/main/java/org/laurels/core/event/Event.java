// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurels.core.member.Identity;

/**
 * One unchangeable statement that something happened in a host.
 *
 * @param source the connected application that says it
 * @param id the source's own name for it; the same source and id again is the same event
 * @param type the kind, dotted and past tense; see {@link EventTypes}
 * @param time when it happened in the host, kept to the microsecond
 * @param sequence orders events of one moment as the host knows it; 0 where it does not
 * @param actor the host's id of who did it
 * @param item what it was done to
 * @param value a vote's weight, a bounty's amount, a count of views; 1 where nothing is counted
 * @param attributes further facts for rules to read
 * @param undoes the id of the earlier event of the same source that this one takes back
 */
public record Event(
    String source,
    String id,
    String type,
    Instant time,
    long sequence,
    @Nullable String actor,
    @Nullable ItemMention item,
    long value,
    Map<String, String> attributes,
    @Nullable String undoes) {

  /** The source of what people do in the engine itself. No host may call itself so. */
  public static final String OWN_SOURCE = "laurels";

  /** Attribute of the engine's own events: the host whose ids they use. */
  public static final String HOST = "host";

  public Event {
    requireNonNull(time, "time is null");
    EventLimits.name("source", source);
    EventLimits.name("id", id);
    EventLimits.type("type", type);
    EventLimits.optionalName("data.actor", actor);
    EventLimits.value("data.value", value);
    EventLimits.attributes("data.attributes", attributes);
    EventLimits.optionalName("data.undoes", undoes);
    time = EventLimits.time("time", time);
    attributes = Map.copyOf(attributes);
    if (EventTypes.creates(type) && item == null) {
      throw new InvalidEventException("data.item", "is missing, " + type + " is about one");
    }
    if (undoes == null && type.equals(EventTypes.EVENT_WITHDRAWN)) {
      throw new InvalidEventException("data.undoes", "is missing, it names the event taken back");
    }
    if (id.equals(undoes)) {
      throw new InvalidEventException("data.undoes", "names the event itself");
    }
    if (type.equals(EventTypes.MEMBER_MERGED)
        && (actor == null || !attributes.containsKey(Merge.OTHER))) {
      throw new InvalidEventException(
          "data.attributes.other", "is missing, a merge names an actor and the other identity");
    }
    if (type.equals(EventTypes.MEMBER_ERASED) || type.equals(EventTypes.MEMBER_PROVED)) {
      EventLimits.name("data.actor", actor);
    }
    if (BadgeByHand.isToldBy(source, type)) {
      EventLimits.name("data.actor", actor);
      BadgeByHand.of(type, attributes);
    }
  }

  public EventKey key() {
    return new EventKey(source, id);
  }

  public EventOrder order() {
    return new EventOrder(time, sequence, key());
  }

  /** The identity that acted, or null where the host does not say. */
  public @Nullable Identity actorIdentity() {
    return actor == null ? null : new Identity(host(), actor);
  }

  /** The host whose ids name the actor and the item. */
  public String host() {
    return source.equals(OWN_SOURCE) ? attributes.getOrDefault(HOST, source) : source;
  }

  /** What kind of vote, bounty or status this is; empty where the event names none. */
  public String kind() {
    return attributes.getOrDefault("kind", "");
  }
}

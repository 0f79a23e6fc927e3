// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventTypes;
import org.laurels.core.event.ItemMention;
import org.laurels.core.event.Merge;
import org.laurels.core.item.ResolvedEvent;
import org.laurels.core.member.Identity;
import org.laurels.core.member.MemberLink;

/** Looks up the people and things that new events name, and gives the events their numbers. */
final class Resolution {
  final List<ResolvedEvent> events;
  final Map<Long, Long> memberByIdentity = new HashMap<>();
  private final Map<Identity, MemberLink> links;
  private final Map<ItemKey, Long> itemIds;

  Resolution(IntakeUnit unit, List<Event> fresh) {
    SortedSet<Identity> identities = new TreeSet<>();
    SortedSet<ItemKey> items = new TreeSet<>();
    for (Event event : fresh) {
      name(event, identities, items);
    }
    this.links = identities.isEmpty() ? Map.of() : unit.identities(identities);
    this.itemIds = items.isEmpty() ? Map.of() : unit.items(items);
    links.values().forEach(link -> memberByIdentity.put(link.identityId(), link.memberId()));
    this.events = new ArrayList<>(fresh.size());
    List<Event> ordered = new ArrayList<>(fresh);
    ordered.sort(Comparator.comparing(Event::order));
    for (Event event : ordered) {
      events.add(resolve(unit.nextId(), event));
    }
  }

  private static void name(Event event, SortedSet<Identity> identities, SortedSet<ItemKey> items) {
    Identity actor = event.actorIdentity();
    if (actor != null) {
      identities.add(actor);
    }
    if (event.type().equals(EventTypes.MEMBER_MERGED)) {
      identities.add(Merge.of(event).other());
    }
    ItemMention item = event.item();
    if (item != null) {
      items.add(new ItemKey(event.host(), item.id()));
      if (item.author() != null) {
        identities.add(new Identity(event.host(), item.author()));
      }
      if (item.parent() != null) {
        items.add(new ItemKey(event.host(), item.parent()));
      }
    }
  }

  private ResolvedEvent resolve(long id, Event event) {
    ItemMention item = event.item();
    return new ResolvedEvent(
        id,
        event,
        identityId(event, event.actor()),
        item == null ? 0 : itemId(event, item.id()),
        item == null ? 0 : identityId(event, item.author()),
        item == null ? 0 : itemId(event, item.parent()),
        Map.of());
  }

  private long identityId(Event event, @Nullable String id) {
    return id == null
        ? 0
        : requireNonNull(links.get(new Identity(event.host(), id)), id).identityId();
  }

  private long itemId(Event event, @Nullable String id) {
    return id == null ? 0 : requireNonNull(itemIds.get(new ItemKey(event.host(), id)), id);
  }

  long identityId(Identity identity) {
    return requireNonNull(links.get(identity), identity.id()).identityId();
  }
}

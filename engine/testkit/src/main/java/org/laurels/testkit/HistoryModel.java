// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventTypes;

/**
 * First half of the reference model: replays a whole history on all items at once and, after each
 * event, counts every figure anew from what stands.
 */
final class HistoryModel {
  final List<Happening> happenings = new ArrayList<>();
  private final Map<String, ItemModel> items = new HashMap<>();
  private final List<Map<String, ItemModel>> after = new ArrayList<>();

  HistoryModel(Collection<Event> history) {
    history.stream()
        .distinct()
        .sorted((one, other) -> one.order().compareTo(other.order()))
        .forEach(this::happen);
    happenings.forEach(this::lookAtRivals);
  }

  private void happen(Event event) {
    Happening now = new Happening(happenings.size(), event);
    happenings.add(now);
    if (event.item() != null) {
      item(now.itemName).hear(event);
      item(item(now.itemName).parent);
    }
    change(now);
    if (event.undoes() != null) {
      withdraw(now, h -> takesBack(now, h));
    }
    count();
    if (event.item() != null) {
      now.item = item(now.itemName).copy();
      now.parent = now.item.parent.isEmpty() ? null : item(now.item.parent).copy();
    }
    if (happenings.stream().anyMatch(h -> h.at < now.at && takesBack(h, now))) {
      withdraw(now, h -> h == now);
      count();
    }
    Map<String, ItemModel> copies = new HashMap<>();
    items.forEach((name, item) -> copies.put(name, item.copy()));
    after.add(copies);
  }

  private ItemModel item(String name) {
    return items.computeIfAbsent(name, ItemModel::new);
  }

  /** An event about an item takes back only what is about the same one. */
  private static boolean takesBack(Happening by, Happening target) {
    return target.event.id().equals(by.event.undoes())
        && target.event.source().equals(by.event.source())
        && (by.itemName.isEmpty() || by.itemName.equals(target.itemName));
  }

  private void change(Happening now) {
    Event event = now.event;
    String name = now.itemName;
    boolean byKind = event.undoes() == null;
    if (name.isEmpty()) {
      return;
    }
    if (EventTypes.creates(event.type())) {
      item(name).posted = true;
      String question = item(name).parent;
      if (item(name).isAnswerTo(question)) {
        item(name).position =
            1 + happenings.stream().filter(h -> h.at < now.at && posts(h, question)).count();
      }
    } else if (now.is(EventTypes.VIEWS_COUNTED)) {
      item(name).views = event.value();
    } else if (now.is(EventTypes.VOTE_CAST) && event.actor() != null) {
      withdraw(now, h -> isVoteLike(h, now) && group(h.event).equals(group(event)));
    } else if (now.is(EventTypes.VOTE_CLEARED) && event.actor() != null && byKind) {
      withdraw(
          now,
          h ->
              isVoteLike(h, now)
                  && (event.kind().isEmpty() || group(h.event).equals(group(event))));
    } else if (now.is(EventTypes.SOLUTION_ACCEPTED)) {
      boolean several = "true".equals(event.attributes().get("several-solutions"));
      String question = item(name).parent;
      withdraw(
          now,
          h ->
              h.at < now.at
                  && h.is(EventTypes.SOLUTION_ACCEPTED)
                  && (h.itemName.equals(name)
                      || (!several && !question.isEmpty() && isUnder(h, question))));
    } else if (now.is(EventTypes.SOLUTION_UNACCEPTED) && byKind) {
      withdraw(now, h -> h.is(EventTypes.SOLUTION_ACCEPTED) && h.itemName.equals(name));
    } else {
      changeStatus(now);
    }
  }

  private boolean isUnder(Happening acceptance, String question) {
    return !acceptance.itemName.isEmpty() && item(acceptance.itemName).parent.equals(question);
  }

  private boolean posts(Happening earlier, String question) {
    return EventTypes.creates(earlier.event.type())
        && earlier.item != null
        && earlier.item.isAnswerTo(question);
  }

  private static boolean isVoteLike(Happening vote, Happening now) {
    return vote.at < now.at
        && vote.is(EventTypes.VOTE_CAST)
        && vote.itemName.equals(now.itemName)
        && vote.event.source().equals(now.event.source())
        && now.event.actor() != null
        && now.event.actor().equals(vote.event.actor());
  }

  private static String kind(Event vote) {
    return vote.kind().isEmpty() ? (vote.value() < 0 ? "down" : "up") : vote.kind();
  }

  private static String group(Event vote) {
    return kind(vote).equals("down") ? "up" : kind(vote);
  }

  private void changeStatus(Happening now) {
    boolean restores = now.is(EventTypes.CONTENT_RESTORED);
    boolean deletes = now.is(EventTypes.CONTENT_DELETED);
    if (!restores && !deletes && !now.is(EventTypes.CONTENT_HIDDEN)) {
      return;
    }
    item(now.itemName).status = restores ? "live" : (deletes ? "deleted" : "hidden");
    count();
    for (Happening h : happenings) {
      boolean hangsOnIt =
          h != now
              && h.itemName.equals(now.itemName)
              && !h.withdrawn
              && !EventTypes.undoes(h.event.type());
      if (hangsOnIt && h.hidden == restores) {
        h.hidden = !restores;
        Happening.Change change = restores ? Happening.Change.RESTORED : Happening.Change.HIDDEN;
        h.switches.add(new Happening.Switch(now.at, change, item(now.itemName).copy()));
      }
    }
  }

  private void withdraw(Happening by, Predicate<Happening> wanted) {
    for (Happening h : happenings) {
      if (!h.withdrawn && wanted.test(h)) {
        h.withdrawn = true;
        h.switches.add(new Happening.Switch(by.at, Happening.Change.WITHDRAWN, null));
      }
    }
  }

  /** Counts the figures of all items from what stands after this event. */
  private void count() {
    for (ItemModel item : items.values()) {
      item.score = 0;
      item.votes.clear();
      item.accepted = false;
      item.solved = false;
      item.answers = 0;
      item.comments = 0;
    }
    for (Happening h : happenings) {
      if (!h.withdrawn && h.is(EventTypes.VOTE_CAST) && !h.itemName.isEmpty()) {
        ItemModel item = item(h.itemName);
        item.score += h.event.value();
        item.votes.merge(kind(h.event), 1, Integer::sum);
      }
      if (!h.withdrawn && h.is(EventTypes.SOLUTION_ACCEPTED) && !h.itemName.isEmpty()) {
        item(h.itemName).accepted = true;
        item(item(h.itemName).parent).solved = true;
      }
    }
    for (ItemModel item : List.copyOf(items.values())) {
      if (item.isThere()) {
        item(item.parent).answers += item.kind.equals("answer") ? 1 : 0;
        item(item.parent).comments += item.kind.equals("comment") ? 1 : 0;
      }
      item.peak = Math.max(item.peak, item.score);
    }
  }

  private void lookAtRivals(Happening now) {
    if (now.item == null || !now.item.isAnswerTo(now.item.parent)) {
      return;
    }
    Map<String, ItemModel> before = new HashMap<>();
    Map<String, ItemModel> then = new HashMap<>();
    for (Happening h : happenings) {
      if (h.event.time().isBefore(now.event.time())) {
        before = after.get(h.at);
      }
      if (!h.event.time().isAfter(now.event.time())) {
        then = after.get(h.at);
      }
    }
    long place = position(then.get(now.itemName));
    for (ItemModel rival : then.values()) {
      if (rival.isAnswerTo(now.item.parent) && !rival.name.equals(now.itemName)) {
        ItemModel earlier = rival.position < place ? rival : before.get(rival.name);
        if (earlier != null && earlier.isAnswerTo(now.item.parent)) {
          now.rivalsPeak = Math.max(now.rivalsPeak, earlier.peak);
        }
      }
    }
  }

  private static long position(@Nullable ItemModel item) {
    return item == null ? 0 : item.position;
  }
}

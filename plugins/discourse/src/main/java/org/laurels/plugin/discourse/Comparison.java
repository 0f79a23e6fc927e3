// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.discourse;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.laurels.plugin.events.UnusableBodyException;
import org.laurels.spi.CatchUpContext;
import org.laurels.spi.InvalidSourceEventException;
import org.laurels.spi.KnownEvent;
import org.laurels.spi.SourceEvent;
import org.laurels.spi.SourceEventTypes;
import org.laurels.spi.SourceItem;

/**
 * Compares items about which something was heard of late with the forum, and tells what differs.
 *
 * <p>What is known is read first and the forum asked after it: what is heard between the two is
 * then told a second time under the same id at worst, and never taken back. The ids count what is
 * known, so that a run that breaks off says the same again.
 */
final class Comparison {
  /** Discourse lets people take a like back for ten minutes, unless an admin changed that. */
  static final Duration RECENT = Duration.ofDays(3);

  static final int ITEMS_MAX = 500;

  private static final String POST = "post-";
  private static final String TOPIC = "topic-";

  private final Asking asking;
  private final Telling telling;
  private final CatchUpContext context;
  private final Instant now;
  private final Likers likers;

  Comparison(Asking asking, Telling telling, CatchUpContext context, Instant now) {
    this.asking = asking;
    this.telling = telling;
    this.context = context;
    this.now = now;
    this.likers = new Likers(asking);
  }

  void run() {
    context.progress().phase("comparing");
    for (Map.Entry<String, KnownItem> each : known(recent()).entrySet()) {
      try {
        compare(each.getKey(), each.getValue());
      } catch (UnusableBodyException | InvalidSourceEventException e) {
        context.warn(each.getKey(), String.valueOf(e.getMessage()));
      }
    }
  }

  /** The items with the newest events. */
  private Set<String> recent() {
    Map<String, Instant> newest = new HashMap<>();
    Instant since = now.minus(RECENT);
    try (Stream<KnownEvent> all = context.known()) {
      all.filter(event -> event.time().isAfter(since))
          .forEach(
              event -> {
                String item = event.itemId();
                if (item != null) {
                  newest.merge(item, event.time(), (a, b) -> a.isAfter(b) ? a : b);
                }
              });
    }
    if (newest.size() > ITEMS_MAX) {
      context.warn(
          "the last " + RECENT.toDays() + " days",
          newest.size() + " items had events, the newest " + ITEMS_MAX + " are compared");
    }
    Set<String> items = new HashSet<>();
    newest.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(ITEMS_MAX)
        .forEach(each -> items.add(each.getKey()));
    return items;
  }

  private Map<String, KnownItem> known(Set<String> items) {
    Map<String, KnownItem> known = new LinkedHashMap<>();
    try (Stream<KnownEvent> all = context.known()) {
      all.forEach(
          event -> {
            String item = event.itemId();
            if (item != null && items.contains(item)) {
              known.computeIfAbsent(item, name -> new KnownItem()).add(event);
            }
          });
    }
    return known;
  }

  private void compare(String item, KnownItem known) {
    Optional<String> post = KnownItem.number(item, POST);
    Optional<String> topic = KnownItem.number(item, TOPIC);
    if (post.isPresent()) {
      compare(item, known, asking.find("/posts/" + post.get() + ".json"));
    } else if (topic.isPresent()) {
      compare(item, known, firstPost(topic.get()));
    }
  }

  private Optional<Said> firstPost(String topic) {
    return asking
        .find("/t/" + topic + ".json")
        .filter(found -> found.text("deleted_at").isEmpty())
        .flatMap(found -> found.object("post_stream"))
        .flatMap(stream -> stream.objects("posts").stream().filter(Telling::isFirst).findFirst());
  }

  private void compare(String item, KnownItem known, Optional<Said> found) {
    Optional<Said> shown =
        found.filter(
            post ->
                post.text("deleted_at").isEmpty()
                    && !post.flag("hidden")
                    && !post.flag("user_deleted"));
    if (shown.isEmpty()) {
      if (known.isLive()) {
        offer("gone:" + item + ":" + known.deletions(), SourceEventTypes.CONTENT_DELETED, item);
      }
      return;
    }
    if (known.isHidden()) {
      offer("back:" + item + ":" + known.restorations(), SourceEventTypes.CONTENT_RESTORED, item);
    }
    compareLikes(item, known, shown.get());
    // Without the plugin Solved posts do not have the field, which says nothing.
    if (shown.get().has("accepted_answer")) {
      compareSolution(item, known, shown.get());
    }
  }

  private void offer(String id, String type, String item) {
    context.offer(SourceEvent.builder(id, type, now).item(SourceItem.of(item)).build());
  }

  private void takeBack(String word, KnownEvent event, String type, String item) {
    context.offer(
        SourceEvent.builder(word + event.id(), type, now)
            .actor(event.actor())
            .item(SourceItem.of(item))
            .undoes(event.id())
            .build());
  }

  private void compareLikes(String item, KnownItem known, Said post) {
    List<KnownEvent> likes = known.likes();
    if (Likers.count(post) == likes.size()) {
      return;
    }
    Set<String> users = likers.of(post);
    Set<String> heard = new HashSet<>();
    for (KnownEvent like : likes) {
      String actor = String.valueOf(like.actor());
      heard.add(actor);
      if (!users.contains(actor)) {
        takeBack("un", like, SourceEventTypes.VOTE_CLEARED, item);
      }
    }
    for (String user : users) {
      if (!heard.contains(user)) {
        long ever = known.likesEver(user);
        String again = ever == 0 ? "" : ":" + ever;
        context.offer(Telling.liked(post, SourceItem.of(item), user, now, again));
      }
    }
  }

  private void compareSolution(String item, KnownItem known, Said post) {
    boolean accepted = post.flag("accepted_answer");
    List<KnownEvent> acceptances = known.acceptances();
    if (accepted && acceptances.isEmpty()) {
      int ever = known.acceptancesEver();
      String stamp = ever == 0 ? post.text("updated_at").orElse("") : "again-" + ever;
      context.offer(telling.accepted(post, SourceItem.of(item), now, stamp));
    } else if (!accepted && !acceptances.isEmpty()) {
      for (KnownEvent acceptance : acceptances) {
        takeBack("un", acceptance, SourceEventTypes.SOLUTION_UNACCEPTED, item);
      }
      tellOther(post);
    }
  }

  /** Where an answer lost its mark, another may have got it. */
  private void tellOther(Said post) {
    String topic = post.neededNumber("topic_id");
    asking
        .find("/t/" + topic + ".json")
        .flatMap(found -> found.object("accepted_answer"))
        .flatMap(answer -> answer.number("post_number"))
        .flatMap(number -> asking.find("/posts/by_number/" + topic + "/" + number + ".json"))
        .filter(other -> other.flag("accepted_answer"))
        .ifPresent(
            other ->
                context.offer(
                    telling.accepted(
                        other,
                        SourceItem.of(Telling.itemId(other)),
                        now,
                        other.text("updated_at").orElse(""))));
  }
}

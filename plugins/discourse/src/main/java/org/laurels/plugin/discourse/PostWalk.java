// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.discourse;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.laurels.plugin.events.UnusableBodyException;
import org.laurels.spi.CatchUpContext;
import org.laurels.spi.InvalidSourceEventException;
import org.laurels.spi.SourceItem;

/**
 * Tells of all posts from a number on, with the likes and acceptances they have. When those
 * happened the forum does not say, so they count from the moment of the post.
 */
final class PostWalk {
  /**
   * Discourse lists posts of a span of 50 numbers. One less, so that it does not matter whether the
   * span's end is in it.
   */
  static final int SPAN = 49;

  private static final int NAMED_MAX = 10_000;

  private final Asking asking;
  private final Telling telling;
  private final CatchUpContext context;
  private final Likers likers;
  private final Set<String> named = new HashSet<>();

  PostWalk(Asking asking, Telling telling, CatchUpContext context) {
    this.asking = asking;
    this.telling = telling;
    this.context = context;
    this.likers = new Likers(asking);
  }

  /** Goes on to the newest post; the cursor of after it. */
  Cursor run(Cursor from) {
    Cursor cursor = from;
    context.progress().phase("reading posts");
    long newest = posts("/posts.json").stream().mapToLong(post -> post.count("id")).max().orElse(0);
    context.progress().total(Math.max(0, newest - cursor.posts()));
    while (cursor.posts() < newest) {
      long at = cursor.posts();
      long to = Math.min(at + SPAN, newest);
      posts("/posts.json?before=" + (to + 1)).stream()
          .filter(post -> post.count("id") > at && post.count("id") <= to)
          .sorted(Comparator.comparingLong(post -> post.count("id")))
          .forEach(this::tell);
      cursor = cursor.at(to);
      context.reached(cursor.text());
      context.progress().advance(to - at);
    }
    return cursor;
  }

  private List<Said> posts(String path) {
    return asking.needed(path).objects("latest_posts");
  }

  /** One post that makes no sense must not stop all that come after it. */
  private void tell(Said post) {
    try {
      Optional<String> silence = telling.silence(post);
      if (silence.isPresent()) {
        context.skip(silence.get());
      } else {
        tellAll(post);
      }
    } catch (UnusableBodyException | InvalidSourceEventException e) {
      context.warn("post " + post.count("id"), String.valueOf(e.getMessage()));
    }
  }

  private void tellAll(Said post) {
    Instant at = post.neededTime("created_at");
    name(post, at);
    if (Telling.isFirst(post)) {
      // A list of posts has no tags.
      Optional<Said> topic = asking.find("/t/" + post.neededNumber("topic_id") + ".json");
      if (topic.isEmpty()) {
        context.skip("topics that cannot be seen any more");
        return;
      }
      context.offer(telling.asked(topic.get()));
    } else {
      context.offer(telling.posted(post));
    }
    SourceItem item = telling.item(post);
    if (Likers.count(post) > 0) {
      for (String user : likers.of(post)) {
        context.offer(Telling.liked(post, item, user, at, ""));
      }
    }
    if (post.flag("accepted_answer")) {
      context.offer(telling.accepted(post, item, at, post.text("updated_at").orElse("")));
    }
  }

  private void name(Said post, Instant at) {
    if (named.size() >= NAMED_MAX) {
      named.clear();
    }
    String user = post.neededNumber("user_id");
    post.text("username")
        .filter(name -> named.add(user + ":" + name))
        .ifPresent(name -> context.offer(Telling.named(user, name, at)));
  }
}

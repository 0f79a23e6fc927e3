// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.discourse;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laurels.plugin.events.Cleaning;
import org.laurels.spi.SourceEvent;
import org.laurels.spi.SourceEventTypes;
import org.laurels.spi.SourceItem;

/**
 * What posts and topics mean as events, the same whether the forum told of them or was asked. A
 * topic and its first post are one item. Immutable.
 */
final class Telling {
  static final String PRIVATE = "personal messages";
  static final String BY_ITSELF = "what Discourse does by itself";
  static final String NO_CONTENT = "notes that Discourse puts between posts";

  private static final String REGULAR = "regular";
  private static final String POST_OF_PEOPLE = "1";
  private static final String MEMBER_UPDATED = "member.updated";

  private final Settings settings;

  Telling(Settings settings) {
    this.settings = settings;
  }

  /** Why nothing of a post is told; empty where it is. */
  Optional<String> silence(Said post) {
    if (!post.text("topic_archetype").orElse(REGULAR).equals(REGULAR)) {
      return Optional.of(PRIVATE);
    }
    if (!post.number("post_type").orElse(POST_OF_PEOPLE).equals(POST_OF_PEOPLE)) {
      return Optional.of(NO_CONTENT);
    }
    return isPerson(post.number("user_id")) ? Optional.empty() : Optional.of(BY_ITSELF);
  }

  /** Why nothing of a topic is told; empty where it is. */
  Optional<String> silenceOfTopic(Said topic) {
    if (!topic.text("archetype").orElse(REGULAR).equals(REGULAR)) {
      return Optional.of(PRIVATE);
    }
    return isPerson(owner(topic)) ? Optional.empty() : Optional.of(BY_ITSELF);
  }

  /** Discourse's own accounts have numbers below 1. */
  static boolean isPerson(Optional<String> user) {
    return user.filter(number -> Long.parseLong(number) > 0).isPresent();
  }

  private static Optional<String> owner(Said topic) {
    return topic
        .number("user_id")
        .or(() -> topic.object("created_by").flatMap(user -> user.number("id")));
  }

  static boolean isFirst(Said post) {
    return post.count("post_number") == 1;
  }

  /** The item that a post is. */
  static String itemId(Said post) {
    return isFirst(post) ? topicId(post.neededNumber("topic_id")) : postId(post.neededNumber("id"));
  }

  static String topicId(String number) {
    return "topic-" + number;
  }

  static String postId(String number) {
    return "post-" + number;
  }

  SourceItem item(Said post) {
    String topic = post.neededNumber("topic_id");
    boolean first = isFirst(post);
    boolean idea = isIdea(post);
    String kind = first ? (idea ? "idea" : "question") : idea ? "comment" : "answer";
    return new SourceItem(
        itemId(post),
        kind,
        first ? null : topicId(topic),
        post.number("user_id").orElse(null),
        post.number("category_id").orElse(null),
        null,
        post.time("created_at").orElse(null),
        url(post.text("topic_slug"), topic, post.count("post_number")),
        post.text("topic_title").map(Cleaning::shown).orElse(null),
        Map.of());
  }

  SourceItem topicItem(Said topic) {
    String number = topic.neededNumber("id");
    return new SourceItem(
        topicId(number),
        isIdea(topic) ? "idea" : "question",
        null,
        owner(topic).orElse(null),
        topic.number("category_id").orElse(null),
        topic.has("tags") ? topic.tags() : null,
        topic.time("created_at").orElse(null),
        url(topic.text("slug"), number, 1),
        topic.text("title").map(Cleaning::shown).orElse(null),
        Map.of());
  }

  private boolean isIdea(Said what) {
    return what.number("category_id").filter(settings.ideas()::contains).isPresent();
  }

  private @Nullable String url(Optional<String> slug, String topic, long number) {
    // A slug is not needed to get there, and one that is no plain text is left out.
    String shown =
        slug.filter(text -> text.matches("[a-z0-9-]{1,200}")).map(s -> s + "/").orElse("");
    return Cleaning.url(settings.url() + "/t/" + shown + topic + (number > 1 ? "/" + number : ""));
  }

  /** A topic was begun. */
  SourceEvent asked(Said topic) {
    SourceItem item = topicItem(topic);
    return SourceEvent.builder(
            "topic_created:" + topic.neededNumber("id"),
            "idea".equals(item.kind())
                ? SourceEventTypes.IDEA_SUBMITTED
                : SourceEventTypes.QUESTION_ASKED,
            topic.neededTime("created_at"))
        .actor(item.author())
        .item(item)
        .build();
  }

  /** Somebody replied to a topic. */
  SourceEvent posted(Said post) {
    SourceItem item = item(post);
    return SourceEvent.builder(
            "post_created:" + post.neededNumber("id"),
            "comment".equals(item.kind())
                ? SourceEventTypes.COMMENT_POSTED
                : SourceEventTypes.ANSWER_POSTED,
            post.neededTime("created_at"))
        .actor(item.author())
        .item(item)
        .build();
  }

  /**
   * An answer solves its topic. Who said so is not known: the forum does not tell.
   *
   * @param stamp tells this acceptance of the post from others
   */
  SourceEvent accepted(Said post, SourceItem item, Instant at, String stamp) {
    return SourceEvent.builder(
            "accepted_solution:" + post.neededNumber("id") + ":" + stamp,
            SourceEventTypes.SOLUTION_ACCEPTED,
            at)
        .item(item)
        .attributes(settings.several() ? Map.of("several-solutions", "true") : Map.of())
        .build();
  }

  /**
   * Somebody likes a post.
   *
   * @param again empty for the first time, else what tells it from those before
   */
  static SourceEvent liked(Said post, SourceItem item, String user, Instant at, String again) {
    return SourceEvent.builder(
            "like_created:" + post.neededNumber("id") + ":" + user + again,
            SourceEventTypes.VOTE_CAST,
            at)
        .actor(user)
        .item(item)
        .attributes(Map.of("kind", "like"))
        .build();
  }

  /** How somebody is called by now. Full names stay in the forum. */
  static SourceEvent named(String user, String name, Instant at) {
    return SourceEvent.builder("user_updated:" + user + ":" + name, MEMBER_UPDATED, at)
        .actor(user)
        .attributes(Map.of("name", Cleaning.shown(name)))
        .build();
  }
}

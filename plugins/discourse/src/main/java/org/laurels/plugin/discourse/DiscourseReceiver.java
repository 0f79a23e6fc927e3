// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.discourse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.laurels.plugin.events.BodyReader;
import org.laurels.plugin.events.Cleaning;
import org.laurels.plugin.events.UnusableBodyException;
import org.laurels.spi.InboundRequest;
import org.laurels.spi.Receiver;
import org.laurels.spi.Reception;
import org.laurels.spi.RefusalKind;
import org.laurels.spi.SignatureCheck;
import org.laurels.spi.SourceEvent;
import org.laurels.spi.SourceEventTypes;
import org.laurels.spi.SourceItem;

/**
 * Reads the webhooks of a forum. Its event ids are another at each retry, so an event is named by
 * what happened, to what, and in which state that was then. Immutable.
 */
final class DiscourseReceiver implements Receiver {
  static final String FIRST_POST = "the first post of a topic, which its topic tells";
  static final String STANDINGS = "badges, groups, titles and levels, which tell nothing of deeds";
  static final String STATE = "topics closed, archived, pinned or listed";
  static final String OTHER = "events of no use";
  static final String PING = "a ping";

  private final SignatureCheck signature;
  private final Settings settings;
  private final Telling telling;

  DiscourseReceiver(SignatureCheck signature, Settings settings, Telling telling) {
    this.signature = signature;
    this.settings = settings;
    this.telling = telling;
  }

  @Override
  public Reception receive(InboundRequest request) {
    Optional<Reception.Refused> unproven = signature.refusal(request);
    if (unproven.isPresent()) {
      return unproven.get();
    }
    String type = request.header("x-discourse-event-type").orElse("");
    String event = request.header("x-discourse-event").orElse("");
    if (type.equals("ping")) {
      return new Reception.Ignored(PING);
    }
    try {
      if (event.isEmpty() || type.isEmpty()) {
        throw new UnusableBodyException("X-Discourse-Event and X-Discourse-Event-Type are needed");
      }
      checkInstance(request);
      Said body = Said.of("", BodyReader.read(request.body())).neededObject(type);
      return hear(event, body, request.receivedAt());
    } catch (IOException e) {
      String problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      return malformed("not JSON as it is taken: " + problem);
    } catch (UnusableBodyException e) {
      return malformed(String.valueOf(e.getMessage()));
    }
  }

  private static Reception malformed(String detail) {
    return new Reception.Refused(RefusalKind.MALFORMED, detail);
  }

  /** Two forums with one secret would otherwise speak of each other's posts. */
  private void checkInstance(InboundRequest request) {
    String instance = request.header("x-discourse-instance").orElse("");
    if (!instance.isEmpty() && !place(instance).equals(place(settings.url()))) {
      throw new UnusableBodyException("it is of another forum, " + Cleaning.shown(instance));
    }
  }

  private static String place(String url) {
    return url.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "").replaceFirst("/+$", "");
  }

  private Reception hear(String event, Said body, Instant at) {
    return switch (event) {
      case "topic_created", "topic_edited", "topic_revised", "topic_destroyed", "topic_recovered" ->
          hearTopic(event, body, at);
      case "post_created",
          "post_edited",
          "post_destroyed",
          "post_recovered",
          "accepted_solution",
          "unaccepted_solution" ->
          hearPost(event, body, at);
      case "like_created" -> hearLike(body, at);
      case "topic_upvote", "topic_unvote" -> hearVote(event, body, at);
      case "user_created", "user_updated", "user_destroyed", "user_anonymized" ->
          hearUser(event, body, at);
      default -> new Reception.Ignored(unused(event));
    };
  }

  private static String unused(String event) {
    if (event.startsWith("topic_") && event.endsWith("_status_updated")) {
      return STATE;
    }
    boolean standing =
        event.startsWith("user_badge_")
            || event.startsWith("group_")
            || event.startsWith("user_added_to_group")
            || event.startsWith("user_removed_from_group")
            || event.equals("user_promoted");
    return standing ? STANDINGS : OTHER;
  }

  private static Reception taken(SourceEvent event) {
    return new Reception.Taken(List.of(event));
  }

  private Reception hearTopic(String event, Said topic, Instant at) {
    Optional<String> silence = telling.silenceOfTopic(topic);
    if (silence.isPresent()) {
      return new Reception.Ignored(silence.get());
    }
    String id = event + ":" + topic.neededNumber("id") + ":";
    return switch (event) {
      case "topic_created" -> taken(telling.asked(topic));
      case "topic_destroyed" -> {
        Instant gone = topic.time("deleted_at").orElse(at);
        String stamp = topic.text("deleted_at").orElse(state(topic));
        yield taken(event(id + stamp, SourceEventTypes.CONTENT_DELETED, gone, topic, true));
      }
      case "topic_recovered" ->
          taken(event(id + state(topic), SourceEventTypes.CONTENT_RESTORED, at, topic, true));
      default -> taken(event(id + print(topic), SourceEventTypes.CONTENT_EDITED, at, topic, true));
    };
  }

  /** A topic's body tells no version. */
  private static String state(Said topic) {
    return topic.text("last_posted_at").orElse("") + ":" + topic.count("posts_count");
  }

  /** What an edit of a topic can change for us. */
  private static String print(Said topic) {
    String said =
        topic.text("title").orElse("") + "\n" + topic.number("category_id") + "\n" + topic.tags();
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(said.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private SourceEvent event(String id, String type, Instant at, Said about, boolean topic) {
    return SourceEvent.builder(id, type, at)
        .item(topic ? telling.topicItem(about) : telling.item(about))
        .build();
  }

  private Reception hearPost(String event, Said post, Instant at) {
    Optional<String> silence = telling.silence(post);
    if (silence.isPresent()) {
      return new Reception.Ignored(silence.get());
    }
    if (Telling.isFirst(post)) {
      return new Reception.Ignored(FIRST_POST);
    }
    String changed = post.text("updated_at").orElse("");
    String id = event + ":" + post.neededNumber("id") + ":";
    return switch (event) {
      case "post_created" -> taken(telling.posted(post));
      case "post_edited" ->
          taken(
              event(
                  id + post.count("version") + ":" + changed,
                  SourceEventTypes.CONTENT_EDITED,
                  post.time("updated_at").orElse(at),
                  post,
                  false));
      case "post_destroyed" ->
          taken(
              event(
                  id + post.text("deleted_at").orElse(changed),
                  SourceEventTypes.CONTENT_DELETED,
                  post.time("deleted_at").orElse(at),
                  post,
                  false));
      // When it came back is not told, and it was changed last before it was deleted.
      case "post_recovered" ->
          taken(event(id + changed, SourceEventTypes.CONTENT_RESTORED, at, post, false));
      case "accepted_solution" -> taken(telling.accepted(post, telling.item(post), at, changed));
      default -> taken(event(id + changed, SourceEventTypes.SOLUTION_UNACCEPTED, at, post, false));
    };
  }

  private Reception hearLike(Said like, Instant at) {
    Said post = like.neededObject("post");
    Optional<String> silence = telling.silence(post);
    if (silence.isPresent()) {
      return new Reception.Ignored(silence.get());
    }
    String user = like.neededObject("user").neededNumber("id");
    return Telling.isPerson(Optional.of(user))
        ? taken(Telling.liked(post, telling.item(post), user, at, ""))
        : new Reception.Ignored(Telling.BY_ITSELF);
  }

  /** The count tells a vote from the same person's earlier one. */
  private static Reception hearVote(String event, Said vote, Instant at) {
    String topic = vote.neededNumber("topic_id");
    String voter = vote.neededNumber("voter_id");
    boolean cast = event.equals("topic_upvote");
    return taken(
        SourceEvent.builder(
                event + ":" + topic + ":" + voter + ":" + vote.count("vote_count"),
                cast ? SourceEventTypes.VOTE_CAST : SourceEventTypes.VOTE_CLEARED,
                at)
            .actor(voter)
            .item(SourceItem.of(Telling.topicId(topic)))
            .attributes(Map.of("kind", "up"))
            .build());
  }

  private static Reception hearUser(String event, Said user, Instant at) {
    String id = user.neededNumber("id");
    if (!Telling.isPerson(Optional.of(id))) {
      return new Reception.Ignored(Telling.BY_ITSELF);
    }
    return switch (event) {
      case "user_created" ->
          taken(
              SourceEvent.builder(
                      "user_created:" + id,
                      SourceEventTypes.MEMBER_JOINED,
                      user.time("created_at").orElse(at))
                  .actor(id)
                  .attributes(
                      user.text("username")
                          .map(name -> Map.of("name", Cleaning.shown(name)))
                          .orElse(Map.of()))
                  .build());
      case "user_updated" ->
          user.text("username")
              .map(name -> taken(Telling.named(id, name, at)))
              .orElse(new Reception.Ignored(OTHER));
      default ->
          taken(
              SourceEvent.builder("user_destroyed:" + id, SourceEventTypes.MEMBER_ERASED, at)
                  .actor(id)
                  .build());
    };
  }
}

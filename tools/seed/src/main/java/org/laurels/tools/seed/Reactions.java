// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.seed;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.laurels.core.event.EventTypes;

/** What readers do to a post: like it, vote it down, comment on it, edit it. */
final class Reactions {
  private static final double TAKEN_BACK = 0.03;
  private static final double TAKEN_BACK_AND_GIVEN_AGAIN = 0.2;
  private static final Duration LIKE_DELAY = Duration.ofHours(9);

  private final Dice dice;
  private final Rhythm rhythm;
  private final People people;
  private final EventLog log;
  private int comments;

  Reactions(Dice dice, Rhythm rhythm, People people, EventLog log) {
    this.dice = dice;
    this.rhythm = rhythm;
    this.people = people;
    this.log = log;
  }

  /** Lets that many people vote, or fewer where they cannot or have already. */
  void votes(Post post, String kind, int count, Duration delay) {
    for (int i = 0; i < count; i++) {
      Instant time = rhythm.after(post.created, delay);
      vote(post, people.likers.draw(dice, time), kind, time);
    }
  }

  void likes(Post post, int count) {
    votes(post, "like", count, LIKE_DELAY);
  }

  void vote(Post post, Person voter, String kind, Instant time) {
    boolean possible =
        post.stands(time) && voter.joined().isBefore(time) && !voter.equals(post.author);
    if (!possible || !post.voters.add(voter)) {
      return;
    }
    cast(post, voter, kind, time);
    if (!dice.chance(TAKEN_BACK)) {
      return;
    }
    Instant cleared = rhythm.after(time, Duration.ofHours(2));
    if (!post.stands(cleared)) {
      return;
    }
    log.draft(SampleCommunity.FORUM, EventTypes.VOTE_CLEARED, cleared)
        .by(voter.id())
        .on(post.named())
        .with(Map.of("kind", kind))
        .add();
    Instant again = rhythm.after(cleared, Duration.ofHours(5));
    if (dice.chance(TAKEN_BACK_AND_GIVEN_AGAIN) && post.stands(again)) {
      cast(post, voter, kind, again);
    }
  }

  private void cast(Post post, Person voter, String kind, Instant time) {
    log.draft(SampleCommunity.FORUM, EventTypes.VOTE_CAST, time)
        .by(voter.id())
        .on(post.named())
        .value(kind.equals("down") ? -1 : 1)
        .with(Map.of("kind", kind))
        .add();
  }

  /** Comments by whoever started the thread or by others. */
  void comments(Post post, int count) {
    Instant time = post.created;
    for (int i = 0; i < count; i++) {
      time = rhythm.after(time, Duration.ofHours(3));
      Person starter = post.parent == null ? post.author : post.parent.author;
      Person author = dice.chance(0.45) ? starter : people.answerers.draw(dice, time);
      if (post.stands(time)) {
        Post comment = new Post("c" + ++comments, "comment", post, author, time);
        log.draft(SampleCommunity.FORUM, EventTypes.COMMENT_POSTED, time)
            .by(author.id())
            .on(comment.told(null, null, null))
            .add();
      }
    }
  }

  /** Now and then the author mends something. */
  void edits(Post post) {
    Instant time = rhythm.after(post.created, Duration.ofMinutes(50));
    if (dice.chance(0.05) && post.stands(time)) {
      log.draft(SampleCommunity.FORUM, EventTypes.CONTENT_EDITED, time)
          .by(post.author.id())
          .on(post.named())
          .add();
    }
  }
}

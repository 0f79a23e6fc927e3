// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.seed;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventTypes;
import org.laurels.core.event.ItemMention;

/**
 * Events without end that look like those of a Stack Exchange site: four in five are votes, by
 * nobody in particular, most on new posts and many on a few old ones. Times strictly increase and
 * ids are unique. The same seed and shape give the same events.
 *
 * <p>Keeps a bounded number of posts in mind. Not thread-safe.
 */
public final class StackExchangeTraffic implements Iterator<Event> {
  public static final String SOURCE = "stackexchange";

  private static final Map<String, String> UP = Map.of("kind", "up");
  private static final Map<String, String> DOWN = Map.of("kind", "down");
  private static final List<List<String>> TAGS =
      List.of(
          List.of("java"),
          List.of("sql", "mysql"),
          List.of("networking"),
          List.of("linux", "bash"),
          List.of("history"));

  // Of a thousand events, those below 800 are votes, those below 885 comments, and so on; the rest
  // are accepted solutions.
  private static final int VOTES = 800;
  private static final int COMMENTS = 885;
  private static final int ANSWERS = 930;
  private static final int QUESTIONS = 958;
  private static final int EDITS = 986;

  private final Random random;
  private final String[] members;
  private final int gapMicrosMax;
  private final Shelf questions = new Shelf();
  private final Shelf answers = new Shelf();
  private long micros;
  private long number;

  /** Begins traffic of a shape. */
  public StackExchangeTraffic(long seed, TrafficShape shape) {
    requireNonNull(shape, "shape is null");
    this.random = new Random(seed);
    this.members = new String[shape.members()];
    for (int i = 0; i < members.length; i++) {
      members[i] = "u" + (i + 1);
    }
    this.gapMicrosMax = (int) (2 * (shape.gap().toNanos() / 1_000) - 1);
    this.micros = ChronoUnit.MICROS.between(Instant.EPOCH, shape.start());
  }

  /** Traffic of the usual shape. */
  public static StackExchangeTraffic of(long seed) {
    return new StackExchangeTraffic(seed, TrafficShape.USUAL);
  }

  /** Always true. */
  @Override
  public boolean hasNext() {
    return true;
  }

  @Override
  public Event next() {
    number++;
    Instant time = tick();
    if (answers.isEmpty()) {
      return questions.isEmpty() ? ask(time) : answer(time);
    }
    int kind = random.nextInt(1_000);
    if (kind < VOTES) {
      return vote(time);
    }
    if (kind < COMMENTS) {
      return comment(time);
    }
    if (kind < ANSWERS) {
      return answer(time);
    }
    if (kind < QUESTIONS) {
      return ask(time);
    }
    return kind < EDITS ? edit(time) : accept(time);
  }

  private Instant tick() {
    micros += 1 + random.nextInt(gapMicrosMax);
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1_000L);
  }

  private String member() {
    return members[Skew.draw(random, members.length, 25)];
  }

  private TrafficPost anyPost() {
    Shelf shelf = random.nextInt(100) < 38 ? questions : answers;
    return random.nextInt(100) < 55 ? shelf.recent(random) : shelf.evergreen(random);
  }

  private Event vote(Instant time) {
    boolean up = random.nextInt(100) < 88;
    ItemMention post = anyPost().named;
    return event(EventTypes.VOTE_CAST, time, null, post, up ? 1 : -1, up ? UP : DOWN);
  }

  private Event comment(Instant time) {
    String author = member();
    String parent = anyPost().named.id();
    ItemMention comment = mention("c" + number, "comment", parent, author, null, time);
    return event(EventTypes.COMMENT_POSTED, time, author, comment, 1, Map.of());
  }

  private Event ask(Instant time) {
    String author = member();
    String id = "q" + number;
    List<String> tags = TAGS.get(random.nextInt(TAGS.size()));
    ItemMention told = mention(id, "question", null, author, tags, time);
    questions.add(new TrafficPost(author, named(id, "question", null, author), null));
    return event(EventTypes.QUESTION_ASKED, time, author, told, 1, Map.of());
  }

  private Event answer(Instant time) {
    String author = member();
    String id = "a" + number;
    TrafficPost question =
        random.nextInt(100) < 85 ? questions.recent(random) : questions.evergreen(random);
    String parent = question.named.id();
    ItemMention told = mention(id, "answer", parent, author, null, time);
    answers.add(new TrafficPost(author, named(id, "answer", parent, author), question));
    return event(EventTypes.ANSWER_POSTED, time, author, told, 1, Map.of());
  }

  private Event edit(Instant time) {
    TrafficPost post = anyPost();
    String actor = random.nextInt(100) < 60 ? post.author : member();
    return event(EventTypes.CONTENT_EDITED, time, actor, post.named, 1, Map.of());
  }

  /** Accepts a recent answer to a question that is not solved; where none is found, votes. */
  private Event accept(Instant time) {
    for (int i = 0; i < 4; i++) {
      TrafficPost answer = answers.recent(random);
      TrafficPost question = requireNonNull(answer.question, "an answer has a question");
      if (!question.solved) {
        question.solved = true;
        return event(
            EventTypes.SOLUTION_ACCEPTED, time, question.author, answer.named, 1, Map.of());
      }
    }
    return vote(time);
  }

  private Event event(
      String type,
      Instant time,
      @Nullable String actor,
      ItemMention item,
      long value,
      Map<String, String> attributes) {
    return new Event(SOURCE, "e" + number, type, time, 0, actor, item, value, attributes, null);
  }

  private static ItemMention mention(
      String id,
      String kind,
      @Nullable String parent,
      String author,
      @Nullable List<String> tags,
      Instant created) {
    return new ItemMention(id, kind, parent, author, null, tags, created, null, null, Map.of());
  }

  private static ItemMention named(String id, String kind, @Nullable String parent, String author) {
    return new ItemMention(id, kind, parent, author, null, null, null, null, null, Map.of());
  }
}

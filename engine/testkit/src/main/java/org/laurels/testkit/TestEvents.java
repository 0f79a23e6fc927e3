// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.laurels.core.event.EventTypes;
import org.laurels.core.event.Merge;

/**
 * Events of one host, told as a story:
 *
 * <pre>{@code
 * TestEvents forum = TestEvents.of("forum");
 * Event asked = forum.question("q1", "ann").at(0);
 * Event upvoted = forum.upvote("q1", "ben").at(10);
 * }</pre>
 *
 * Events are named e1, e2… in the order they are told, unless a draft is given an id.
 */
public final class TestEvents {
  /** Midnight of the day on which the stories begin, a Monday. */
  public static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  public static final String BOUNTY_AWARDED = "bounty.awarded";
  public static final String MEMBER_VISITED = "member.visited";

  private final String source;
  private final AtomicInteger told = new AtomicInteger();

  private TestEvents(String source) {
    this.source = source;
  }

  public static TestEvents of(String source) {
    return new TestEvents(source);
  }

  /** The moment so many minutes after {@link #START}. */
  public static Instant minute(long minutes) {
    return START.plus(Duration.ofMinutes(minutes));
  }

  public String source() {
    return source;
  }

  /** An event of any type. */
  public EventDraft event(String type) {
    return EventDraft.of(source, "e" + told.incrementAndGet(), type);
  }

  private EventDraft on(String type, String item, String actor) {
    return event(type).item(item).by(actor);
  }

  public EventDraft question(String item, String actor) {
    return on(EventTypes.QUESTION_ASKED, item, actor);
  }

  public EventDraft answer(String item, String question, String actor) {
    return on(EventTypes.ANSWER_POSTED, item, actor).parent(question);
  }

  public EventDraft comment(String item, String parent, String actor) {
    return on(EventTypes.COMMENT_POSTED, item, actor).parent(parent);
  }

  public EventDraft vote(String item, String actor, long value) {
    return on(EventTypes.VOTE_CAST, item, actor).value(value);
  }

  public EventDraft upvote(String item, String actor) {
    return vote(item, actor, 1);
  }

  public EventDraft downvote(String item, String actor) {
    return vote(item, actor, -1);
  }

  public EventDraft clearVote(String item, String actor) {
    return on(EventTypes.VOTE_CLEARED, item, actor);
  }

  public EventDraft accept(String answer, String actor) {
    return on(EventTypes.SOLUTION_ACCEPTED, answer, actor);
  }

  public EventDraft unaccept(String answer, String actor) {
    return on(EventTypes.SOLUTION_UNACCEPTED, answer, actor);
  }

  public EventDraft edit(String item, String actor) {
    return on(EventTypes.CONTENT_EDITED, item, actor);
  }

  public EventDraft hide(String item, String actor) {
    return on(EventTypes.CONTENT_HIDDEN, item, actor);
  }

  public EventDraft delete(String item, String actor) {
    return on(EventTypes.CONTENT_DELETED, item, actor);
  }

  public EventDraft restore(String item, String actor) {
    return on(EventTypes.CONTENT_RESTORED, item, actor);
  }

  public EventDraft views(String item, long counted) {
    return event(EventTypes.VIEWS_COUNTED).item(item).value(counted);
  }

  public EventDraft bounty(String answer, String actor, long amount) {
    return on(BOUNTY_AWARDED, answer, actor).value(amount);
  }

  public EventDraft join(String actor) {
    return event(EventTypes.MEMBER_JOINED).by(actor);
  }

  public EventDraft visit(String actor) {
    return event(MEMBER_VISITED).by(actor);
  }

  /** Says that two identities of this host are one person. */
  public EventDraft merge(String actor, String other) {
    return event(EventTypes.MEMBER_MERGED).by(actor).attribute(Merge.OTHER, other);
  }

  /** Takes back the event of that id, whatever it was. */
  public EventDraft withdraw(String eventId) {
    return event(EventTypes.EVENT_WITHDRAWN).undoes(eventId);
  }
}

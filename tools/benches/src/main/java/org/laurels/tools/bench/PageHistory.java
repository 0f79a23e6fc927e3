// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventTypes;
import org.laurels.core.event.ItemMention;

/**
 * What has happened in a community whose pages people read: most members have written an answer
 * that was voted for a few times, and a handful has written one a day that was liked by many, so
 * that their statements have thousands of entries and their badges hundreds of grants. In the order
 * in which it happened.
 */
final class PageHistory {
  /** Name of the host in all identities and items. */
  static final String SOURCE = "seed";

  private static final int BUSY_MEMBERS = 5;
  private static final int VOTES = 2;
  private static final int VOTES_OF_BUSY = 10;
  private static final int MEMBERS_PER_QUESTION = 20;
  private static final Map<String, String> UP = Map.of("kind", "up");

  private final int members;
  private final int days;
  private final Instant begun;
  private long number;
  private Instant time;

  /**
   * @param until when it ends
   */
  PageHistory(int members, int days, Instant until) {
    this.members = members;
    this.days = days;
    this.begun = until.minus(Duration.ofDays(days));
    this.time = begun;
  }

  /** What these are called in their host: u1, u2, ... and the busy ones of them. */
  static List<String> busyMembers() {
    List<String> busy = new ArrayList<>();
    for (int i = 1; i <= BUSY_MEMBERS; i++) {
      busy.add("busy" + i);
    }
    return busy;
  }

  /** All events of one day, from 0 on; days must be asked for in their order, each once. */
  List<Event> day(int day) {
    time = begun.plus(Duration.ofDays(day));
    List<Event> events = new ArrayList<>();
    ItemMention question = ask(events, "u1");
    for (String busy : busyMembers()) {
      answer(events, busy, question.id(), VOTES_OF_BUSY);
    }
    int from = (int) ((long) members * day / days);
    int until = (int) ((long) members * (day + 1) / days);
    for (int member = from; member < until; member++) {
      String name = "u" + (member + 1);
      if ((member - from) % MEMBERS_PER_QUESTION == 0) {
        question = ask(events, name);
      }
      answer(events, name, question.id(), VOTES);
    }
    return events;
  }

  private ItemMention ask(List<Event> events, String author) {
    ItemMention question = mention("q", "question", null, author);
    add(events, EventTypes.QUESTION_ASKED, author, question, Map.of());
    add(events, EventTypes.VOTE_CAST, null, question, UP);
    return question;
  }

  private void answer(List<Event> events, String author, String question, int votes) {
    ItemMention answer = mention("a", "answer", question, author);
    add(events, EventTypes.ANSWER_POSTED, author, answer, Map.of());
    for (int vote = 0; vote < votes; vote++) {
      add(events, EventTypes.VOTE_CAST, null, answer, UP);
    }
  }

  private ItemMention mention(String prefix, String kind, @Nullable String parent, String author) {
    String id = prefix + ++number;
    String title = parent == null ? "Where does " + id + " come from?" : null;
    return new ItemMention(id, kind, parent, author, null, null, time, null, title, Map.of());
  }

  private void add(
      List<Event> events,
      String type,
      @Nullable String actor,
      ItemMention item,
      Map<String, String> attributes) {
    time = time.plusMillis(1);
    String id = "e" + ++number;
    events.add(new Event(SOURCE, id, type, time, 0, actor, item, 1, attributes, null));
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.laurels.core.badge.Badge;
import org.laurels.core.event.BadgeByHand;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventTypes;
import org.laurels.core.event.Merge;

/**
 * Histories of a small forum and a smaller desk, told at random: few people and few items, so that
 * everything meets everything, and clocks that do not agree.
 */
public final class RandomHistory {
  private static final int PEOPLE = 6;
  private static final int DAYS = 3;
  private static final int WEEKS = 5;
  private static final String[] VOTE_KINDS = {"", "", "", "up", "like", "helpful"};

  private final Random random;
  private final int size;
  private final TestEvents forum = TestEvents.of("forum");
  private final TestEvents desk = TestEvents.of("desk");
  private final TestEvents own = TestEvents.of(Event.OWN_SOURCE);
  private final List<String> questions = new ArrayList<>();
  private final List<String> answers = new ArrayList<>();
  private final List<String> comments = new ArrayList<>();
  private final List<String> parents = new ArrayList<>();
  private final boolean itemsMove;
  private final int days;
  private TestEvents host = forum;

  private RandomHistory(long seed, int size, boolean itemsMove) {
    this.random = new Random(seed);
    this.size = size;
    this.itemsMove = itemsMove;
    this.days = random.nextInt(4) == 0 ? WEEKS * 7 : DAYS;
  }

  /** A history of so many different events; the same for the same seed. */
  public static List<Event> of(long seed, int size) {
    return new RandomHistory(seed, size, false).tell();
  }

  /** A history in which now and then an answer is moved to another question. */
  public static List<Event> withMoves(long seed, int size) {
    return new RandomHistory(seed, size, true).tell();
  }

  /** Cuts a list into batches of any size from 1 to about 60. */
  public static List<List<Event>> batches(List<Event> events, Random random) {
    List<List<Event>> batches = new ArrayList<>();
    int most = 2 + random.nextInt(60);
    for (int from = 0; from < events.size(); ) {
      int to = Math.min(events.size(), from + 1 + random.nextInt(most));
      batches.add(List.copyOf(events.subList(from, to)));
      from = to;
    }
    return batches;
  }

  private List<Event> tell() {
    List<Event> told = new ArrayList<>(size);
    // Some hosts tell the day and not the hour.
    boolean dayOnly = random.nextInt(4) == 0;
    for (int i = 0; i < size; i++) {
      host = random.nextInt(12) == 0 ? desk : forum;
      EventDraft draft = draft();
      boolean wrongClock = random.nextInt(8) == 0;
      long minutes = days * 1440L;
      long minute = wrongClock ? random.nextInt((int) minutes) : i * minutes / size;
      int grain = dayOnly ? 1440 : (random.nextInt(4) == 0 ? 240 : 10);
      told.add(draft.sequence(random.nextInt(3)).at(minute / grain * grain));
    }
    return told;
  }

  private String person() {
    return "p" + random.nextInt(PEOPLE);
  }

  private static String any(List<String> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  private String item() {
    int dice = random.nextInt(10);
    if (dice < 6 && !answers.isEmpty()) {
      return any(answers, random);
    }
    if (dice == 6 && !comments.isEmpty()) {
      return any(comments, random);
    }
    return question();
  }

  private String question() {
    return questions.isEmpty() ? newItem(questions, "q", "") : any(questions, random);
  }

  private String answer() {
    return answers.isEmpty() ? newItem(answers, "a", question()) : any(answers, random);
  }

  private String newItem(List<String> kind, String prefix, String parent) {
    String item = prefix + kind.size();
    kind.add(item);
    parents.add(item + "<" + parent);
    return item;
  }

  private String parentOf(String item) {
    for (String pair : parents) {
      if (pair.startsWith(item + "<")) {
        return pair.substring(item.length() + 1);
      }
    }
    return "";
  }

  private EventDraft draft() {
    if (random.nextInt(20) == 0) {
      return byHand();
    }
    int dice = random.nextInt(100);
    if (dice < 6) {
      return host.question(newItem(questions, "q", ""), person());
    }
    if (dice < 17) {
      String question = question();
      return host.answer(newItem(answers, "a", question), question, person());
    }
    if (dice < 20) {
      String parent = item();
      return host.comment(newItem(comments, "c", parent), parent, person());
    }
    if (dice < 50) {
      return vote();
    }
    if (dice < 83) {
      return described(onItem(dice));
    }
    if (dice < 91) {
      return host.visit(person());
    }
    return aboutNoItem(dice);
  }

  /** What people do to badges, and now and then that they take it back. */
  private EventDraft byHand() {
    if (random.nextInt(6) == 0) {
      EventDraft withdrawal = own.event(EventTypes.EVENT_WITHDRAWN);
      String target = "e" + (1 + random.nextInt(2 + size / 20));
      return withdrawal.undoes(target.equals(withdrawal.id()) ? "e0" : target);
    }
    Badge badge = TestHonours.BADGES.get(random.nextInt(TestHonours.BADGES.size()));
    if (random.nextInt(3) == 0) {
      badge = TestHonours.FOR_ITEM;
    }
    boolean grants = random.nextBoolean();
    EventDraft draft =
        own.event(grants ? EventTypes.BADGE_GRANTED : EventTypes.BADGE_REVOKED)
            .by(person())
            .attribute(Event.HOST, random.nextInt(12) == 0 ? desk.source() : forum.source())
            .attribute(BadgeByHand.BADGE, badge.id())
            .attribute(BadgeByHand.BY, "mod")
            .attribute(BadgeByHand.NOTE, "so it is");
    draft = badge.each() == Badge.Each.ITEM ? draft.item(item()) : draft;
    return switch (grants ? Badge.Each.MEMBER : badge.each()) {
      case EVENT ->
          draft
              .attribute(BadgeByHand.EVIDENCE_SOURCE, forum.source())
              .attribute(BadgeByHand.EVIDENCE, "e" + (1 + random.nextInt(size)));
      case DAY, WEEK -> draft.attribute(BadgeByHand.DAY, day(random.nextInt(days)));
      case MONTH -> draft.attribute(BadgeByHand.DAY, "2026-03-01");
      case YEAR -> draft.attribute(BadgeByHand.DAY, "2026-01-01");
      case MEMBER, ITEM -> draft;
    };
  }

  private static String day(int days) {
    return LocalDate.ofInstant(TestEvents.START, ZoneOffset.UTC).plusDays(days).toString();
  }

  private EventDraft vote() {
    long value = random.nextInt(5) == 0 ? -1 : 1;
    String kind = VOTE_KINDS[random.nextInt(VOTE_KINDS.length)];
    EventDraft vote = host.vote(item(), person(), value);
    vote = kind.isEmpty() ? vote : vote.kind(kind);
    vote = random.nextInt(40) == 0 ? vote.by(null) : vote;
    return described(random.nextInt(40) == 0 ? undoing(vote) : vote);
  }

  private EventDraft onItem(int dice) {
    String item = item();
    if (dice < 55) {
      EventDraft clear = host.clearVote(item, person());
      clear = random.nextInt(3) == 0 ? clear.kind("like") : clear;
      return random.nextInt(4) == 0 ? undoing(clear) : clear;
    }
    if (dice < 64) {
      return acceptance();
    }
    if (dice < 67) {
      EventDraft unaccept = host.unaccept(answer(), person());
      return random.nextInt(4) == 0 ? undoing(unaccept) : unaccept;
    }
    if (dice < 72) {
      return random.nextBoolean() ? host.hide(item, "mod") : host.delete(item, "mod");
    }
    if (dice < 76) {
      return host.restore(item, "mod");
    }
    if (dice < 79) {
      return host.views(item, random.nextInt(150));
    }
    return dice < 82
        ? host.bounty(answer(), person(), 10 + random.nextInt(8))
        : host.edit(item, person());
  }

  /** Questions with an odd number let several answers solve them. */
  private EventDraft acceptance() {
    String answer = answer();
    EventDraft acceptance = host.accept(answer, person());
    int number = Integer.parseInt(parentOf(answer).substring(1));
    return number % 2 == 1 ? acceptance.attribute("several-solutions", "true") : acceptance;
  }

  /** Lets the event say of its item what hosts say: all, something or nothing. */
  private EventDraft described(EventDraft draft) {
    String item = draft.item() == null ? "" : draft.item().id();
    String parent = parentOf(item);
    EventDraft said = draft;
    if (!parent.isEmpty() && random.nextInt(3) == 0) {
      said = said.parent(parent).itemKind(item.startsWith("a") ? "answer" : "comment");
    }
    if (random.nextInt(60) == 0) {
      said = said.author(person());
    }
    if (itemsMove && item.startsWith("a") && random.nextInt(5) == 0) {
      said = said.parent(question());
    }
    return said;
  }

  private EventDraft aboutNoItem(int dice) {
    if (dice < 93) {
      EventDraft merge = host.event(EventTypes.MEMBER_MERGED).by(person());
      merge = merge.attribute(Merge.OTHER, person());
      return random.nextInt(3) == 0 ? merge.attribute(Merge.OTHER_HOST, "desk") : merge;
    }
    if (dice < 94) {
      return host.join(person());
    }
    EventDraft withdrawal = undoing(host.event(EventTypes.EVENT_WITHDRAWN));
    return random.nextInt(6) == 0 ? withdrawal.item(item()) : withdrawal;
  }

  /** Lets the event take back any other, told or not yet told. */
  private EventDraft undoing(EventDraft draft) {
    String target = "e" + (1 + random.nextInt(size));
    return target.equals(draft.id()) ? draft.undoes("e0") : draft.undoes(target);
  }
}

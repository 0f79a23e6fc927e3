// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.seed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.laurels.core.event.EventTypes;

/** The threads of the forum: a question, its answers, and what readers make of them. */
final class Questions {
  private static final int QUESTIONS_PER_OUTAGE = 500;
  private static final int OUTAGE_CROWD_MAX = 90;
  private static final int[] ANSWERS_OF_A_HUNDRED = {12, 36, 27, 14, 7, 4};

  private final Dice dice;
  private final Rhythm rhythm;
  private final People people;
  private final EventLog log;
  private final Titles titles;
  private final Reactions reactions;
  private final Moderation moderation;
  private final Acceptances acceptances;
  private final Person star;
  private final Person fan;
  private int questions;
  private int answers;

  Questions(Dice dice, Rhythm rhythm, People people, EventLog log, Reactions reactions) {
    this.dice = dice;
    this.rhythm = rhythm;
    this.people = people;
    this.log = log;
    this.titles = new Titles(dice);
    this.reactions = reactions;
    this.moderation = new Moderation(dice, rhythm, people, log);
    this.acceptances = new Acceptances(dice, rhythm, log);
    this.star = people.of(Part.SUPER_USER).get(0);
    this.fan = people.of(Part.REGULAR).get(0);
  }

  void happen(int count) {
    Instant opened = rhythm.at(0.01);
    Stream.generate(() -> rhythm.momentAfter(opened)).limit(count).sorted().forEach(this::thread);
    for (int i = 0; i <= count / QUESTIONS_PER_OUTAGE; i++) {
      outage(rhythm.momentAfter(rhythm.at(0.3)));
    }
  }

  private void thread(Instant time) {
    Board board = Board.draw(dice);
    Person asker = people.askers.draw(dice, time, board);
    Post question = ask(asker, board, titles.question(board), time);
    double heat = dice.factor(0.8);
    moderation.look(question);
    reactions.votes(question, "me-too", dice.around(0.45 * heat), Duration.ofDays(3));
    reactions.likes(question, dice.around(0.3 * heat));
    reactions.comments(question, dice.around(0.3));
    reactions.edits(question);
    List<Post> given = new ArrayList<>();
    for (Instant at : answerTimes(question)) {
      boolean own = dice.chance(0.03);
      Person author = own ? asker : people.answerers.draw(dice, at, board);
      if ((own || !author.equals(asker)) && question.stands(at)) {
        given.add(answer(question, author, at, heat));
      }
    }
    acceptances.decide(question, given);
  }

  private Post ask(Person asker, Board board, String title, Instant time) {
    Post question = new Post("q" + ++questions, "question", null, asker, time);
    log.draft(SampleCommunity.FORUM, EventTypes.QUESTION_ASKED, time)
        .by(asker.id())
        .on(question.told(board, titles.tags(board), title))
        .add();
    return question;
  }

  private List<Instant> answerTimes(Post question) {
    int left = dice.below(100);
    int count = 0;
    while (left >= ANSWERS_OF_A_HUNDRED[count]) {
      left -= ANSWERS_OF_A_HUNDRED[count++];
    }
    List<Instant> times = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Duration delay = i == 0 ? Duration.ofMinutes(70) : Duration.ofHours(7);
      times.add(rhythm.after(question.created, delay));
    }
    times.sort(null);
    return times;
  }

  private Post answer(Post question, Person author, Instant time, double heat) {
    Post answer = post(question, author, time);
    moderation.look(answer);
    double quality = author.part().skill;
    reactions.likes(answer, dice.around(1.4 * heat * quality));
    if (author.equals(star) && dice.chance(0.8)) {
      reactions.vote(answer, fan, "like", rhythm.after(time, Duration.ofHours(4)));
    }
    if (dice.chance(0.2 * (1 - quality))) {
      reactions.votes(answer, "down", 1, Duration.ofHours(6));
    }
    reactions.comments(answer, dice.around(0.28));
    reactions.edits(answer);
    return answer;
  }

  private Post post(Post question, Person author, Instant time) {
    Post answer = new Post("a" + ++answers, "answer", question, author, time);
    log.draft(SampleCommunity.FORUM, EventTypes.ANSWER_POSTED, time)
        .by(author.id())
        .on(answer.told(null, null, null))
        .add();
    return answer;
  }

  /** A bad evening: everybody has the same question, and a super user knows the answer. */
  private void outage(Instant time) {
    Person asker = people.askers.draw(dice, time);
    Post question = ask(asker, Board.INTERNET, titles.outage(), time);
    int crowd = Math.min(OUTAGE_CROWD_MAX, people.all().size() / 4);
    reactions.votes(question, "me-too", crowd, Duration.ofMinutes(90));
    reactions.comments(question, dice.between(3, 9));
    Instant soon = rhythm.after(time, Duration.ofMinutes(6));
    Person author = star.joined().isBefore(time) ? star : people.answerers.draw(dice, soon);
    Post answer = post(question, author, soon);
    reactions.votes(answer, "like", crowd, Duration.ofHours(2));
    acceptances.accept(asker, answer, rhythm.after(soon, Duration.ofHours(3)));
  }
}

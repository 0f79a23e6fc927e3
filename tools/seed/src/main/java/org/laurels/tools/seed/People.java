// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.seed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.laurels.core.event.EventTypes;

/** Everybody in the forum, in the order they joined. */
final class People {
  private static final double FOUNDERS = 0.3;

  private final List<Person> all;
  private final Person forgetful;
  private final Person forgetfulAgain;
  final Crowd askers;
  final Crowd answerers;
  final Crowd likers;

  private People(List<Person> all, Person forgetful, Person forgetfulAgain) {
    this.all = List.copyOf(all);
    this.forgetful = forgetful;
    this.forgetfulAgain = forgetfulAgain;
    this.askers = new Crowd(this.all, Person::asking);
    this.answerers = new Crowd(this.all, Person::answering);
    this.likers = new Crowd(this.all, Person::liking);
  }

  static People invent(Dice dice, Rhythm rhythm, int count) {
    Names names = new Names(dice);
    List<Person> people = new ArrayList<>(count);
    int employees = Math.max(2, count / 85);
    int superUsers = Math.max(2, count / 55);
    int regulars = Math.max(3, count / 9);
    for (int i = 0; i < count; i++) {
      if (i < employees) {
        people.add(invent(dice, rhythm, names, Part.EMPLOYEE, 0));
      } else if (i < employees + superUsers) {
        double place = (double) (i - employees) / superUsers;
        people.add(invent(dice, rhythm, names, Part.SUPER_USER, place));
      } else {
        Part part = i < employees + superUsers + regulars ? Part.REGULAR : Part.ASKER;
        people.add(invent(dice, rhythm, names, part, 0));
      }
    }
    people.sort(Comparator.comparing(Person::joined).thenComparing(Person::id));
    Person forgetful =
        people.stream().filter(one -> one.part() == Part.ASKER).findFirst().orElseThrow();
    Person again = secondAccount(forgetful, rhythm.at(0.5 + 0.2 * dice.share()), names);
    people.add(again);
    people.sort(Comparator.comparing(Person::joined).thenComparing(Person::id));
    return new People(people, forgetful, again);
  }

  private static Person invent(Dice dice, Rhythm rhythm, Names names, Part part, double place) {
    String name = names.name();
    Instant joined =
        switch (part) {
          case EMPLOYEE -> rhythm.start().plusSeconds(dice.between(60, 7_200));
          // The last of them is a rising star who comes later.
          case SUPER_USER -> rhythm.at(0.005 + 0.45 * place);
          case REGULAR -> dice.chance(0.6) ? rhythm.at(0.01 + 0.1 * dice.share()) : rhythm.moment();
          case ASKER ->
              dice.chance(FOUNDERS) ? rhythm.at(0.003 + 0.05 * dice.share()) : rhythm.moment();
        };
    double energy = part == Part.SUPER_USER ? 3 / (2 + 6 * place) : dice.factor(0.9);
    return new Person(names.handle(name), name, part, joined, Board.draw(dice), energy);
  }

  private static Person secondAccount(Person first, Instant joined, Names names) {
    String name = first.name();
    return new Person(names.handle(name), name, first.part(), joined, first.board(), 4);
  }

  /** Somebody who has forgotten a password and joined again. */
  Person forgetful() {
    return forgetful;
  }

  /** The second account of the same person. */
  Person forgetfulAgain() {
    return forgetfulAgain;
  }

  List<Person> all() {
    return all;
  }

  /** Those of one part, in the order they joined. */
  List<Person> of(Part part) {
    return all.stream().filter(person -> person.part() == part).toList();
  }

  void join(EventLog log) {
    for (Person person : all) {
      log.draft(SampleCommunity.FORUM, EventTypes.MEMBER_JOINED, person.joined())
          .by(person.id())
          .with(Profiles.of(person))
          .add();
    }
  }
}

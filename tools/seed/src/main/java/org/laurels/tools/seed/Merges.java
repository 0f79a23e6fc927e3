// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.seed;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.laurels.core.event.EventTypes;
import org.laurels.core.event.Merge;

/** Two pairs of identities that are found to be one person each, and a pair that was not. */
final class Merges {
  private final People people;
  private final Rhythm rhythm;
  private final EventLog log;

  Merges(People people, Rhythm rhythm, EventLog log) {
    this.people = people;
    this.rhythm = rhythm;
    this.log = log;
  }

  void happen(Tickets tickets) {
    withDesk(tickets, people.of(Part.SUPER_USER).get(0), 0.4);
    merge(people.forgetful(), Map.of(Merge.OTHER, people.forgetfulAgain().id()), 0.95);
    mistake();
    people.of(Part.EMPLOYEE).forEach(each -> withDesk(tickets, each, 0.1));
  }

  /** Somebody who answers in the forum and at the desk is one member. */
  private void withDesk(Tickets tickets, Person person, double share) {
    String agent = tickets.deskId(person);
    if (agent != null) {
      merge(person, Map.of(Merge.OTHER, agent, Merge.OTHER_HOST, SampleCommunity.DESK), share);
    }
  }

  private String merge(Person one, Map<String, String> other, double share) {
    return log.draft(SampleCommunity.FORUM, EventTypes.MEMBER_MERGED, rhythm.at(share))
        .by(one.id())
        .with(other)
        .add();
  }

  /** Two regulars of one household were taken for one; they complained. */
  private void mistake() {
    Person one = people.of(Part.REGULAR).get(0);
    Person other = people.of(Part.REGULAR).get(1);
    String merge = merge(one, Map.of(Merge.OTHER, other.id()), 0.9);
    Instant undone = rhythm.at(0.9).plus(Duration.ofHours(53));
    log.draft(SampleCommunity.FORUM, EventTypes.EVENT_WITHDRAWN, undone).undoing(merge).add();
  }
}

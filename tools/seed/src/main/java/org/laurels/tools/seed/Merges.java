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
    Person star = people.of(Part.SUPER_USER).get(0);
    String agent = tickets.deskId(star);
    if (agent != null) {
      merge(star, Map.of(Merge.OTHER, agent, Merge.OTHER_HOST, SampleCommunity.DESK), 0.4);
    }
    merge(people.forgetful(), Map.of(Merge.OTHER, people.forgetfulAgain().id()), 0.95);
    mistake();
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

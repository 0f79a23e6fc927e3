// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.laurels.core.community.Community;
import org.laurels.core.fold.MemberFold;
import org.laurels.core.fold.MemberIdentities;
import org.laurels.core.fold.MemberState;
import org.laurels.core.programme.Programmes;

/**
 * Takes ranks away that were held by grace until now, from members of whom nothing has happened
 * since. Run it as often as a lapse may go unseen; running it twice changes nothing. Thread-safe,
 * and harmless beside other processes.
 */
public final class RankLapses {
  private static final int PART = 200;

  private final IntakeStore store;
  private final AuditStore rows;
  private final ProgrammeBook programmes;
  private final Clock clock;

  public RankLapses(IntakeStore store, AuditStore rows, ProgrammeBook programmes, Clock clock) {
    this.store = store;
    this.rows = rows;
    this.programmes = programmes;
    this.clock = clock;
  }

  /**
   * Does what is due.
   *
   * @return how many members were looked at
   */
  public long run(Community community) {
    Instant now = Instant.now(clock);
    long looked = 0;
    List<Long> due = rows.ranksDue(community, now, 0, PART);
    while (!due.isEmpty()) {
      List<Long> part = due;
      looked += store.write(community, unit -> lapse(unit, community, part, now));
      due = rows.ranksDue(community, now, part.get(part.size() - 1), PART);
    }
    return looked;
  }

  private long lapse(IntakeUnit unit, Community community, List<Long> members, Instant now) {
    Programmes current = programmes.upTo(community, unit.programmeVersion());
    Map<Long, MemberState> states = new HashMap<>();
    unit.lockMembers(new TreeSet<>(members))
        .forEach(
            (id, row) -> {
              if (!row.identities().isEmpty()) {
                MemberIdentities member = new MemberIdentities(row.identities(), identity -> id);
                states.put(
                    id,
                    MemberFold.further(current, member, row.state(), Set.of(), List.of(), now)
                        .state());
              }
            });
    unit.saveMembers(states);
    if (!states.isEmpty()) {
      unit.tellHosts(states.keySet());
    }
    return states.size();
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.connection;

import java.util.ArrayList;
import java.util.List;
import org.laurels.core.community.Community;
import org.laurels.core.connection.Connection;
import org.laurels.core.connection.Kept;
import org.laurels.core.connection.Outcome;
import org.laurels.core.event.Event;
import org.laurels.core.intake.Rehearsal;

/** What the waiting requests of a connection would give. Books nothing and forgets nothing. */
public final class Preview {
  private static final int PART = 100;

  private final HookIntake intake;
  private final KeptRequests kept;
  private final Rehearsal rehearsal;

  Preview(HookIntake intake, KeptRequests kept, Rehearsal rehearsal) {
    this.intake = intake;
    this.kept = kept;
    this.rehearsal = rehearsal;
  }

  /**
   * A look ahead.
   *
   * @param requests that were looked at, the oldest first
   * @param refused that would be refused now, such as after a change of the mapping
   * @param whole whether all that waits was looked at
   */
  public record Look(long requests, long refused, boolean whole, Rehearsal.Outlook outlook) {}

  /** Looks at what waits, as far as a rehearsal goes. */
  public Look run(Community community, Connection connection) {
    List<Event> events = new ArrayList<>();
    long requests = 0;
    long refused = 0;
    long after = 0;
    boolean whole = true;
    List<Kept> part = kept.store().after(connection.id(), Outcome.WAITING, after, PART);
    while (!part.isEmpty() && whole) {
      for (Kept each : part) {
        HookIntake.Heard heard = intake.hear(connection, kept.open(each));
        if (heard instanceof HookIntake.Heard.Events said) {
          if (events.size() + said.events().size() > Rehearsal.EVENTS_MAX) {
            whole = false;
            break;
          }
          events.addAll(said.events());
        } else if (((HookIntake.Heard.Nothing) heard).answer() instanceof HookAnswer.Refused) {
          refused++;
        }
        requests++;
        after = each.id();
      }
      part = kept.store().after(connection.id(), Outcome.WAITING, after, PART);
    }
    return new Look(requests, refused, whole, rehearsal.run(community, events));
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.connection;

import java.util.List;
import org.laurels.core.community.Community;
import org.laurels.core.connection.Connection;
import org.laurels.core.connection.Kept;
import org.laurels.core.connection.Outcome;

/**
 * Takes kept requests in as if they came again, each as of the moment it came: a signature that was
 * fresh then is good now. What is booked or of no use is forgotten; events that were booked before
 * are duplicates. May be run again at any time.
 */
public final class Replay {
  private static final int PART = 100;

  private final HookIntake intake;
  private final KeptRequests kept;

  Replay(HookIntake intake, KeptRequests kept) {
    this.intake = intake;
    this.kept = kept;
  }

  /** What came of it, in requests. */
  public record Result(long done, long left) {
    private Result plus(boolean gone) {
      return gone ? new Result(done + 1, left) : new Result(done, left + 1);
    }
  }

  /** All that is kept of an outcome, oldest first; stops where the engine has no room. */
  public Result run(Community community, Connection connection, Outcome outcome) {
    Result result = new Result(0, 0);
    long after = 0;
    List<Kept> part = kept.store().after(connection.id(), outcome, after, PART);
    while (!part.isEmpty()) {
      for (Kept each : part) {
        HookAnswer answer = again(community, connection, each);
        if (answer instanceof HookAnswer.Waits) {
          return new Result(result.done(), result.left() + 1);
        }
        result = result.plus(!isRefused(answer));
        after = each.id();
      }
      part = kept.store().after(connection.id(), outcome, after, PART);
    }
    return result;
  }

  private HookAnswer again(Community community, Connection connection, Kept request) {
    HookIntake.Heard heard = intake.hear(connection, kept.open(request));
    HookAnswer answer =
        heard instanceof HookIntake.Heard.Events said
            ? intake.book(community, connection, said.events())
            : ((HookIntake.Heard.Nothing) heard).answer();
    if (!(answer instanceof HookAnswer.Waits) && !isRefused(answer)) {
      boolean unused = kept.store().forget(request.id());
    }
    return answer;
  }

  private static boolean isRefused(HookAnswer answer) {
    return answer instanceof HookAnswer.Refused
        || (answer instanceof HookAnswer.Booked booked && !booked.problems().isEmpty());
  }
}

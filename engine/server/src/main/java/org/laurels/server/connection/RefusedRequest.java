// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.laurels.core.connection.Connection;
import org.laurels.core.connection.Kept;
import org.laurels.core.connection.Outcome;
import org.laurels.core.connection.Tally;

/**
 * A request that was refused and is kept.
 *
 * @param beginning how its body begins, as one line; a stranger may have written it
 */
public record RefusedRequest(Outcome outcome, Instant receivedAt, String reason, String beginning) {
  private static final int BEGINNING_BYTES = 300;

  /** Of each outcome so many are opened at most; more are not kept. */
  private static final int EACH_MAX = 50;

  static List<RefusedRequest> of(KeptRequests kept, Connection connection, int limit) {
    List<Kept> found = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      if (outcome.isRefusal()) {
        found.addAll(kept.store().after(connection.id(), outcome, 0, EACH_MAX));
      }
    }
    return found.stream()
        .sorted(Comparator.comparingLong(Kept::id).reversed())
        .limit(limit)
        .map(each -> of(kept, each))
        .toList();
  }

  private static RefusedRequest of(KeptRequests kept, Kept each) {
    byte[] body = kept.open(each).body();
    byte[] beginning = Arrays.copyOf(body, Math.min(body.length, BEGINNING_BYTES));
    return new RefusedRequest(
        each.outcome(), each.receivedAt(), each.reason(), Tally.line(new String(beginning, UTF_8)));
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.connection;

import java.util.List;
import org.laurels.core.connection.Outcome;

/** What became of a request, for whoever sent it. */
public sealed interface HookAnswer {
  /**
   * Its events were offered and are durable.
   *
   * @param problems why events were refused; empty where all were taken
   */
  record Booked(long accepted, long duplicates, List<String> problems) implements HookAnswer {
    public Booked {
      problems = List.copyOf(problems);
    }
  }

  /** It is kept durably and will be booked later, or when the connection is switched on. */
  record Waits() implements HookAnswer {}

  /** It was good and of no use. */
  record Ignored(String reason) implements HookAnswer {}

  /** It was refused. */
  record Refused(Outcome why, String detail) implements HookAnswer {}
}

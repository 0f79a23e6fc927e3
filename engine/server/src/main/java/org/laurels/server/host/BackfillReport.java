// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.host;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended, and what it brought.
 *
 * @param reason why it ended early, for the operator; null where it came to its end
 * @param cause of a failure; null otherwise
 */
public record BackfillReport(
    End end, @Nullable String reason, @Nullable Throwable cause, Counts counts) {
  /** How a run can end. */
  public enum End {
    /** All of the input was read. */
    FINISHED,
    /** The operator stopped it; running it again goes on. */
    STOPPED,
    /** It could not go on: the input or the database. Running it again goes on. */
    FAILED,
    /** The plugin has a bug. */
    BROKEN
  }

  /**
   * Numbers of events, and the first problems in words.
   *
   * @param refusals the first events refused, with the reason
   * @param skipped what was sound but of no use, by reason
   * @param warnings the first broken places of the input
   */
  public record Counts(
      long accepted,
      long duplicates,
      long refused,
      List<String> refusals,
      Map<String, Long> skipped,
      long warned,
      List<String> warnings) {

    /** Events that the engine has answered. */
    public long answered() {
      return accepted + duplicates + refused;
    }
  }
}

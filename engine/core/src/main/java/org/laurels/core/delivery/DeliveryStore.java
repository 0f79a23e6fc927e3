// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.delivery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;

/** Port: what hosts are to show, and what they show. Thread-safe; each call is a transaction. */
public interface DeliveryStore {
  /**
   * Takes the right to send for a community, which one process has at a time.
   *
   * @param holder who asks, by a name of its own
   * @return whether it is the holder's until then
   */
  boolean lease(Community community, String holder, Instant now, Instant until);

  /** Gives it back, if it is the holder's. */
  void release(Community community, String holder);

  /**
   * Notes the members whose rank or badges have changed as due for these connections.
   *
   * @return whether there may be more of them
   */
  boolean spread(Community community, List<Target> targets, Instant now);

  /** Makes everybody due for a connection. */
  void all(Community community, Target target, Instant now);

  /** What is due for a connection, the longest first. */
  List<Due> due(long connectionId, Instant now, int limit);

  /**
   * Notes that it shows.
   *
   * @param shown null where the host shows nothing of the person any more and never will
   */
  void shown(long connectionId, Due due, @Nullable String shown);

  /** Notes that the host does not take it; it is due again when it changes. */
  void refused(long connectionId, Due due, String reason);

  Pace pace(long connectionId);

  void save(long connectionId, Pace pace);

  /** How many are due or wait, and how many the host does not take. */
  Counts counts(long connectionId);

  /**
   * Numbers of standings.
   *
   * @param lastReason why the host did not take one; empty where there is none
   */
  record Counts(long waiting, long refused, String lastReason) {}
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.access;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import org.laurels.core.community.Community;

/**
 * Somebody who has come in and stays for a while.
 *
 * @param seenAt when something was last asked for; may lag by {@link #SEEN_LAG}
 */
public record Session(Holder holder, Instant begunAt, Instant seenAt) {
  /** A session ends when nothing has been asked for so long. */
  public static final Duration IDLE_MAX = Duration.ofMinutes(30);

  /** It ends after so long whatever is asked. */
  public static final Duration SPAN_MAX = Duration.ofHours(12);

  /** So much later at the latest a request is noted: not every one of them writes. */
  public static final Duration SEEN_LAG = Duration.ofMinutes(1);

  public Session {
    requireNonNull(holder, "holder is null");
    requireNonNull(begunAt, "begunAt is null");
    requireNonNull(seenAt, "seenAt is null");
  }

  public boolean isGood(Instant now) {
    return now.isBefore(begunAt.plus(SPAN_MAX)) && now.isBefore(seenAt.plus(IDLE_MAX));
  }

  /** Whether it is time to note that it was used. */
  public boolean isToBeNoted(Instant now) {
    return !now.isBefore(seenAt.plus(SEEN_LAG));
  }

  /** Whose session it is. */
  public sealed interface Holder {}

  /**
   * A member, by the identity that came in.
   *
   * @param memberId the member that the identity belongs to now: a merge moves it
   */
  public record OfMember(Community community, long identityId, long memberId) implements Holder {
    public OfMember {
      requireNonNull(community, "community is null");
    }
  }

  /** An operator of the installation. */
  public record OfOperator(long operatorId, String name) implements Holder {
    public OfOperator {
      requireNonNull(name, "name is null");
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.redemption;

import java.time.Instant;
import java.util.Optional;
import org.laurels.core.community.Community;

/** Port: which other system fulfils which reward. Thread-safe. */
public interface FulfillerStore {
  /**
   * Another system.
   *
   * @param url where it is told of redemptions
   * @param sealedSecret what both sides sign with, sealed by the key of the installation
   */
  record Endpoint(String url, String sealedSecret, Instant configuredAt) {}

  /**
   * What has to be known to tell of a redemption.
   *
   * @param endpoint who is told
   * @param host the host that knows the member
   * @param externalId what that host calls the member
   */
  record Errand(int communityId, Endpoint endpoint, String host, String externalId) {}

  /** Sets who fulfils a reward, instead of who did before. */
  void put(Community community, String reward, Endpoint endpoint);

  /** Who fulfils a reward; empty where that was never said. */
  Optional<Endpoint> find(Community community, String reward);

  /** Whom to tell of a redemption; empty where nobody was named for its reward. */
  Optional<Errand> errand(long redemptionId);
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.reward;

import org.laurels.core.bounty.Bounties;
import org.laurels.core.community.Community;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives bounties back whose time is over. Thread-safe. */
public final class BountyRound {
  private static final Logger LOG = LoggerFactory.getLogger(BountyRound.class);

  private final Bounties bounties;

  public BountyRound(Bounties bounties) {
    this.bounties = bounties;
  }

  /** Does what is due now. */
  public void run(Community community) {
    long returned = bounties.giveBackExpired(community);
    if (returned > 0) {
      LOG.info("{}: {} bounties went back", community.name(), returned);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.reward;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.laurels.core.community.Community;
import org.laurels.core.redemption.Halt;
import org.laurels.core.redemption.HaltStore;
import org.laurels.core.wallet.WalletStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proves that wallets hold what they must; where they do not, redemptions stop until a person has
 * looked. The intake goes on: what is earned meanwhile can be put right, what is paid out cannot.
 * Thread-safe.
 */
public final class CreditCheck {
  private static final Logger LOG = LoggerFactory.getLogger(CreditCheck.class);

  private final WalletStore wallets;
  private final HaltStore halts;
  private final Clock clock;

  public CreditCheck(WalletStore wallets, HaltStore halts, Clock clock) {
    this.wallets = wallets;
    this.halts = halts;
    this.clock = clock;
  }

  /** Looks, and stops redemptions if anything is wrong; answers what is, in words. */
  public List<String> run(Community community) {
    return run(community, () -> wallets.unsound(community));
  }

  /** The same of the wallets of these identities. */
  public List<String> run(Community community, Collection<Long> identityIds) {
    return run(community, () -> wallets.unsound(community, identityIds));
  }

  private List<String> run(Community community, Supplier<List<String>> look) {
    List<String> found = look.get();
    if (!found.isEmpty()) {
      // To stop is dear: what is broken is still so a moment later.
      found = look.get();
    }
    if (!found.isEmpty()) {
      stop(community, found.get(0));
    }
    return found;
  }

  /** Stops redemptions; where they stand still already, the first finding stays. */
  public void stop(Community community, String found) {
    if (halts.find(community).isEmpty()) {
      LOG.error("{}: redemptions stop, since {}", community.name(), found);
      halts.halt(community, new Halt(found, Instant.now(clock)));
    }
  }
}

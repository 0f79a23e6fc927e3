// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.laurels.core.community.Community;
import org.laurels.core.proof.ProofStore;
import org.laurels.core.proof.SealedRow;
import org.laurels.core.proof.Sealer;
import org.laurels.core.proof.StoredBlock;
import org.laurels.server.reward.CreditCheck;

/**
 * Checks the wallets of everybody for whom something was sealed since the last time, so that it
 * costs what was moved and not what there is. What is found stops redemptions, and is looked at
 * again each time until it holds. What nobody moved is left to the whole check at night.
 * Thread-safe.
 */
public final class RecentCheck {
  private static final int IDENTITIES_AT_ONCE = 500;

  private final ProofStore store;
  private final Sealer sealer;
  private final CreditCheck credits;

  RecentCheck(ProofStore store, Sealer sealer, CreditCheck credits) {
    this.store = store;
    this.sealer = sealer;
    this.credits = credits;
  }

  /** Checks all blocks that have come since; answers what is wrong, in words. */
  public List<String> run(Community community) {
    sealer.run(community);
    long checked = store.checked(community);
    Optional<StoredBlock> next = store.blockAfter(community, checked);
    while (next.isPresent()) {
      List<String> found = check(community, next.get());
      if (!found.isEmpty()) {
        return found;
      }
      checked = next.get().block().number();
      store.checked(community, checked);
      next = store.blockAfter(community, checked);
    }
    return List.of();
  }

  private List<String> check(Community community, StoredBlock block) {
    List<Long> identities =
        new ArrayList<>(
            store.identities(community, block.rows().stream().map(SealedRow::row).toList()));
    for (int from = 0; from < identities.size(); from += IDENTITIES_AT_ONCE) {
      List<String> found =
          credits.run(
              community,
              identities.subList(from, Math.min(identities.size(), from + IDENTITIES_AT_ONCE)));
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }
}

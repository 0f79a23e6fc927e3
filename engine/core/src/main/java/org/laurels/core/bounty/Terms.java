// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.bounty;

import java.time.Instant;
import java.time.ZoneId;
import org.laurels.core.bounty.BountyRefusedException.Why;
import org.laurels.core.programme.Programmes;
import org.laurels.core.wallet.CreditTerms;
import org.laurels.core.wallet.Wallet;

/** What wallets are opened with at a moment. */
record Terms(String unit, CreditTerms credit, ZoneId zone, Instant now) {
  /** Those of a unit; usual ones where it is spent no more, since what is set aside must go on. */
  static Terms of(Programmes versions, String unit, Instant now) {
    CreditTerms credit = versions.creditTerms(unit, now);
    return new Terms(
        unit,
        credit == null ? CreditTerms.USUAL : credit,
        versions.latest().programme().zone(),
        now);
  }

  /** Locks the member. */
  Wallet open(BountyUnit with, long memberId) {
    return with.open(memberId, unit, credit, zone, now)
        .orElseThrow(() -> new BountyRefusedException(Why.NO_MEMBER, "there is no such member"));
  }
}

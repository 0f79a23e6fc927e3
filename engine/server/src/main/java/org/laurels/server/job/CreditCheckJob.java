// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.job;

import org.laurels.core.community.CommunityStore;
import org.quartz.DisallowConcurrentExecution;

/** Proves that wallets hold what they must; else redemptions stop. */
@DisallowConcurrentExecution
final class CreditCheckJob extends EachCommunityJob {
  CreditCheckJob(CommunityStore communities, CommunityJob work) {
    super(communities, work);
  }
}

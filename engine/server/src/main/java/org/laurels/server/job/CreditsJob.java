// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.job;

import org.laurels.core.community.CommunityStore;
import org.quartz.DisallowConcurrentExecution;

/** Lets credits vest and expire, and goes on with redemptions. */
@DisallowConcurrentExecution
final class CreditsJob extends EachCommunityJob {
  CreditsJob(CommunityStore communities, CommunityJob work) {
    super(communities, work);
  }
}

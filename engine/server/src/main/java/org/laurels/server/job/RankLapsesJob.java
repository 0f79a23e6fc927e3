// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.job;

import org.laurels.core.community.CommunityStore;
import org.quartz.DisallowConcurrentExecution;

/** Takes away ranks whose grace is over. */
@DisallowConcurrentExecution
final class RankLapsesJob extends EachCommunityJob {
  RankLapsesJob(CommunityStore communities, CommunityJob work) {
    super(communities, work);
  }
}

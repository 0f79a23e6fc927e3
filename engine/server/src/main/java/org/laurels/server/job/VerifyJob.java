// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.job;

import org.laurels.core.community.CommunityStore;
import org.quartz.DisallowConcurrentExecution;

/** Proves every night that the books and all that follows from them hold. */
@DisallowConcurrentExecution
final class VerifyJob extends EachCommunityJob {
  VerifyJob(CommunityStore communities, CommunityJob work) {
    super(communities, work);
  }
}

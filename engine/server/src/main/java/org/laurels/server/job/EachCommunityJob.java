// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.job;

import org.laurels.core.community.Community;
import org.laurels.core.community.CommunityStore;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something for every community; where it fails for one, the others have theirs done. */
class EachCommunityJob implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(EachCommunityJob.class);

  private final CommunityStore communities;
  private final CommunityJob work;

  EachCommunityJob(CommunityStore communities, CommunityJob work) {
    this.communities = communities;
    this.work = work;
  }

  @Override
  public void execute(JobExecutionContext context) {
    for (Community community : communities.all()) {
      try {
        work.run(community);
      } catch (RuntimeException e) {
        LOG.error("{} failed for {}", context.getJobDetail().getKey(), community.name(), e);
      }
    }
  }
}

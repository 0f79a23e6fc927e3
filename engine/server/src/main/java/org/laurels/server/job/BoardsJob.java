// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.job;

import org.laurels.core.community.CommunityStore;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the boards of one community up to date. */
@DisallowConcurrentExecution
public final class BoardsJob implements Job {
  /** Names the community. */
  static final String COMMUNITY = "community";

  private static final Logger LOG = LoggerFactory.getLogger(BoardsJob.class);

  private final CommunityStore communities;
  private final CommunityJob boards;

  public BoardsJob(CommunityStore communities, CommunityJob boards) {
    this.communities = communities;
    this.boards = boards;
  }

  @Override
  public void execute(JobExecutionContext context) {
    String name = context.getMergedJobDataMap().getString(COMMUNITY);
    try {
      communities.find(name).ifPresent(boards::run);
    } catch (RuntimeException e) {
      // The next run begins where this one did.
      LOG.error("the boards of {} could not be brought up to date", name, e);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.job;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.laurels.core.board.Board;
import org.laurels.core.community.Community;
import org.laurels.core.community.CommunityStore;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that each community's boards are brought up to date as often as they ask for. */
@DisallowConcurrentExecution
public final class ScheduleJob implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleJob.class);

  private final CommunityStore communities;
  private final Function<Community, Iterable<Board>> boards;
  private final Jobs jobs;

  ScheduleJob(CommunityStore communities, Function<Community, Iterable<Board>> boards, Jobs jobs) {
    this.communities = communities;
    this.boards = boards;
    this.jobs = jobs;
  }

  @Override
  public void execute(JobExecutionContext context) {
    for (Community community : communities.all()) {
      try {
        schedule(community);
      } catch (RuntimeException e) {
        LOG.error("the boards of {} could not be scheduled", community.name(), e);
      }
    }
  }

  private void schedule(Community community) {
    Duration shortest = null;
    for (Board board : boards.apply(community)) {
      if (shortest == null || board.every().compareTo(shortest) < 0) {
        shortest = board.every();
      }
    }
    String name = "boards-" + community.name();
    if (shortest == null) {
      jobs.end(name);
    } else {
      jobs.every(name, BoardsJob.class, shortest, Map.of(BoardsJob.COMMUNITY, community.name()));
    }
  }
}

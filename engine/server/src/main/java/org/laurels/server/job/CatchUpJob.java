// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.job;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has hosts asked for what they did not send. Begins it only: a history may take hours. */
@DisallowConcurrentExecution
final class CatchUpJob implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(CatchUpJob.class);

  private final Runnable start;

  CatchUpJob(Runnable start) {
    this.start = start;
  }

  @Override
  public void execute(JobExecutionContext context) {
    try {
      start.run();
    } catch (RuntimeException e) {
      LOG.error("{} failed", context.getJobDetail().getKey(), e);
    }
  }
}

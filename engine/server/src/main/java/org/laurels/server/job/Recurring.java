// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.job;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.laurels.core.board.Board;
import org.laurels.core.community.Community;
import org.laurels.core.community.CommunityStore;
import org.quartz.Job;

/** What recurs in an installation, and how often. */
public final class Recurring {
  private static final Duration SCHEDULE_EVERY = Duration.ofSeconds(20);
  private static final Duration CREDITS_EVERY = Duration.ofMinutes(1);
  private static final Duration CREDIT_CHECK_EVERY = Duration.ofMinutes(1);
  private static final Duration CATCH_UP_EVERY = Duration.ofMinutes(10);
  private static final Duration LAPSES_EVERY = Duration.ofMinutes(5);

  private Recurring() {}

  /**
   * What is to be done.
   *
   * @param boardsOf the boards of a community, whose intervals say how often
   * @param boards brings them up to date
   * @param lapses takes away ranks whose grace is over
   * @param credits lets credits vest and expire, and goes on with redemptions
   * @param creditCheck proves that the wallets in which something moved hold what they must
   * @param verify proves the books
   * @param catchUps begins to ask hosts for what they did not send
   */
  public record Work(
      Function<Community, Iterable<Board>> boardsOf,
      CommunityJob boards,
      CommunityJob lapses,
      CommunityJob credits,
      CommunityJob creditCheck,
      CommunityJob verify,
      Runnable catchUps) {}

  /** Sets the jobs up and starts them. */
  public static Jobs start(DataSource database, CommunityStore communities, Work work) {
    Map<Class<? extends Job>, Job> byClass = new HashMap<>();
    Jobs jobs = new Jobs(database, byClass);
    byClass.put(BoardsJob.class, new BoardsJob(communities, work.boards()));
    byClass.put(ScheduleJob.class, new ScheduleJob(communities, work.boardsOf(), jobs));
    byClass.put(RankLapsesJob.class, new RankLapsesJob(communities, work.lapses()));
    byClass.put(CreditsJob.class, new CreditsJob(communities, work.credits()));
    byClass.put(CreditCheckJob.class, new CreditCheckJob(communities, work.creditCheck()));
    byClass.put(VerifyJob.class, new VerifyJob(communities, work.verify()));
    byClass.put(CatchUpJob.class, new CatchUpJob(work.catchUps()));
    jobs.every("schedule", ScheduleJob.class, SCHEDULE_EVERY, Map.of());
    jobs.every("rank-lapses", RankLapsesJob.class, LAPSES_EVERY, Map.of());
    jobs.every("credits", CreditsJob.class, CREDITS_EVERY, Map.of());
    jobs.every("credit-check", CreditCheckJob.class, CREDIT_CHECK_EVERY, Map.of());
    jobs.every("catch-up", CatchUpJob.class, CATCH_UP_EVERY, Map.of());
    jobs.nightly("verify", VerifyJob.class);
    jobs.start();
    return jobs;
  }
}

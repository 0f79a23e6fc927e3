// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.job;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.quartz.CronScheduleBuilder;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.SimpleTrigger;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.spi.JobFactory;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what recurs, by Quartz with its jobs in the database: of several processes one runs a job,
 * and where that one dies another one takes over within half a minute. Every job may run twice or
 * late; none keeps anything in memory that the next run needs.
 */
public final class Jobs implements AutoCloseable {
  static final String GROUP = "laurels";

  private static final String CHECK_IN_MILLIS = "5000";
  private static final String MISFIRE_MILLIS = "15000";
  private static final String THREADS = "3";

  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

  private static final Duration END_MAX = Duration.ofSeconds(60);
  private static final int ANSWER_SECONDS_MAX = 5;

  private final DataSource database;
  private final Scheduler scheduler;
  private final String source = "laurels-" + UUID.randomUUID();

  /**
   * @param database where the jobs are kept
   * @param work what is done, by the class of the job that does it
   */
  public Jobs(DataSource database, Map<Class<? extends Job>, Job> work) {
    this.database = database;
    DBConnectionManager.getInstance().addConnectionProvider(source, new Connections(database));
    try {
      scheduler = new StdSchedulerFactory(properties(source)).getScheduler();
      scheduler.setJobFactory(factory(work));
    } catch (SchedulerException e) {
      throw new IllegalStateException("the jobs cannot be set up", e);
    }
  }

  private static JobFactory factory(Map<Class<? extends Job>, Job> work) {
    return (bundle, of) ->
        requireNonNull(
            work.get(bundle.getJobDetail().getJobClass()),
            "no work for " + bundle.getJobDetail().getKey());
  }

  private static Properties properties(String source) {
    Properties properties = new Properties();
    String store = "org.quartz.jobStore.";
    properties.setProperty("org.quartz.scheduler.instanceName", "laurels");
    properties.setProperty("org.quartz.scheduler.instanceId", "AUTO");
    properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    properties.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
    properties.setProperty("org.quartz.threadPool.threadCount", THREADS);
    properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
    properties.setProperty(store + "class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
    properties.setProperty(
        store + "driverDelegateClass", "org.quartz.impl.jdbcjobstore.StdJDBCDelegate");
    properties.setProperty(store + "dataSource", source);
    properties.setProperty(store + "tablePrefix", "QRTZ_");
    properties.setProperty(store + "useProperties", "true");
    properties.setProperty(store + "isClustered", "true");
    properties.setProperty(store + "clusterCheckinInterval", CHECK_IN_MILLIS);
    properties.setProperty(store + "misfireThreshold", MISFIRE_MILLIS);
    return properties;
  }

  /** Our own pool, which Quartz neither opens nor closes. */
  private record Connections(DataSource source) implements ConnectionProvider {
    @Override
    public Connection getConnection() throws SQLException {
      return source.getConnection();
    }

    @Override
    public void shutdown() {
      // The pool is its owner's to close.
    }

    @Override
    public void initialize() {
      // It is open already.
    }
  }

  /** Begins to run what is due. */
  public void start() {
    try {
      scheduler.start();
    } catch (SchedulerException e) {
      throw new IllegalStateException("the jobs cannot be started", e);
    }
  }

  /**
   * Has a job run again and again; where it does so already at that interval, nothing changes.
   *
   * @param data what the job is told, as texts
   */
  public void every(
      String name, Class<? extends Job> job, Duration interval, Map<String, String> data) {
    TriggerKey key = TriggerKey.triggerKey(name, GROUP);
    try {
      Trigger known = scheduler.getTrigger(key);
      if (known instanceof SimpleTrigger simple
          && simple.getRepeatInterval() == interval.toMillis()) {
        return;
      }
      JobBuilder detail =
          JobBuilder.newJob(job).withIdentity(JobKey.jobKey(name, GROUP)).requestRecovery(true);
      data.forEach(detail::usingJobData);
      Trigger trigger =
          TriggerBuilder.newTrigger()
              .withIdentity(key)
              .startNow()
              .withSchedule(
                  SimpleScheduleBuilder.simpleSchedule()
                      .withIntervalInMilliseconds(interval.toMillis())
                      .repeatForever()
                      .withMisfireHandlingInstructionNextWithRemainingCount())
              .build();
      put(detail.build(), trigger);
    } catch (SchedulerException e) {
      throw new IllegalStateException("the job " + name + " cannot be scheduled", e);
    }
  }

  private void put(JobDetail detail, Trigger trigger) throws SchedulerException {
    try {
      scheduler.scheduleJob(detail, Set.of(trigger), true);
    } catch (ObjectAlreadyExistsException e) {
      // Another process was faster; it says the same.
      LOG.debug("{} is scheduled already", detail);
    }
  }

  /** Has a job run every night. */
  public void nightly(String name, Class<? extends Job> job) {
    try {
      Trigger trigger =
          TriggerBuilder.newTrigger()
              .withIdentity(TriggerKey.triggerKey(name, GROUP))
              .withSchedule(CronScheduleBuilder.dailyAtHourAndMinute(3, 17))
              .build();
      put(JobBuilder.newJob(job).withIdentity(JobKey.jobKey(name, GROUP)).build(), trigger);
    } catch (SchedulerException e) {
      throw new IllegalStateException("the job " + name + " cannot be scheduled", e);
    }
  }

  /** Ends a job for good. */
  public void end(String name) {
    try {
      scheduler.deleteJob(JobKey.jobKey(name, GROUP));
    } catch (SchedulerException e) {
      throw new IllegalStateException("the job " + name + " cannot be ended", e);
    }
  }

  /**
   * Lets what runs come to its end, and runs nothing more. Without a database nothing can: Quartz
   * would try for ever to note that a job has ended, and the process could not be stopped.
   */
  @Override
  public void close() {
    Thread ending = new Thread(() -> shutDown(databaseAnswers()), "laurels-jobs-end");
    ending.setDaemon(true);
    ending.start();
    try {
      ending.join(END_MAX.toMillis());
      if (ending.isAlive()) {
        LOG.warn("jobs did not end within {}; who runs them next does them again", END_MAX);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean databaseAnswers() {
    try (Connection connection = database.getConnection()) {
      return connection.isValid(ANSWER_SECONDS_MAX);
    } catch (SQLException e) {
      LOG.warn("jobs are not waited for, the database does not answer: {}", e.getMessage());
      return false;
    }
  }

  private void shutDown(boolean waiting) {
    try {
      scheduler.shutdown(waiting);
    } catch (SchedulerException e) {
      LOG.warn("the jobs cannot be stopped", e);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.host;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.event.InvalidEventException;
import org.laurels.core.intake.MicroBatcher;
import org.laurels.core.intake.StoreUnavailableException;
import org.laurels.core.standing.StandingStore;
import org.laurels.spi.BackfillStoppedException;
import org.laurels.spi.EventSink;
import org.laurels.spi.HostUnreachableException;
import org.laurels.spi.KnownEvent;
import org.laurels.spi.PluginException;
import org.laurels.spi.Progress;
import org.laurels.spi.SourceEvent;

/**
 * One run of something in a plugin that reads a host's past into a community. Runs once, in the
 * thread that calls {@link #run}; how far it is may be asked, and it may be stopped, from any
 * other.
 */
public final class ReadingRun {
  private final String source;
  private final Community community;
  private final StandingStore standings;
  private final BackfillTally tally = new BackfillTally();
  private final EventSender sender;
  private final Advance advance = new Advance();
  private volatile boolean stopping;

  /**
   * Makes a run that begins with {@link #run}.
   *
   * @param source under which the events are filed
   */
  public ReadingRun(
      String source, Community community, MicroBatcher batcher, StandingStore standings) {
    this.source = source;
    this.community = community;
    this.standings = standings;
    this.sender = new EventSender(batcher, community, tally);
  }

  /**
   * How far a run is, as its plugin counts.
   *
   * @param phase what it does now; empty before it has begun
   * @param total 0 while it is not known
   */
  public record Position(String phase, long done, long total) {}

  public Position position() {
    return advance.position();
  }

  /** What has come of it so far. */
  public BackfillReport.Counts counts() {
    return tally.counts();
  }

  /** Makes the run end soon. What the engine has taken stays. */
  public void stop() {
    stopping = true;
  }

  /**
   * Returns when all that was offered so far is durable.
   *
   * @throws BackfillStoppedException if the engine cannot go on
   */
  public void settle() {
    sender.finish();
    checkStopped();
  }

  /**
   * Runs to the end, or until it is stopped or cannot go on, and returns when all is answered.
   *
   * @param plugin whose class loader the work's libraries are of
   */
  public BackfillReport run(Object plugin, Consumer<EventSink> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // So that the plugin's libraries find what is theirs, not the server's.
    thread.setContextClassLoader(plugin.getClass().getClassLoader());
    sender.start();
    BackfillReport report;
    try (sender) {
      work.accept(new Sink());
      if (!stopping) {
        sender.finish();
      }
      report = report(BackfillReport.End.FINISHED, null, null);
    } catch (BackfillStoppedException e) {
      report = report(BackfillReport.End.STOPPED, "it was stopped", null);
    } catch (PluginException | HostUnreachableException e) {
      report = report(BackfillReport.End.FAILED, String.valueOf(e.getMessage()), e);
    } catch (StoreUnavailableException e) {
      report = failed(e);
    } catch (RuntimeException | LinkageError e) {
      report = report(BackfillReport.End.BROKEN, "has a bug: " + e, e);
    } finally {
      thread.setContextClassLoader(before);
    }
    return conclude(report);
  }

  /** With the counts of after the last answer; and a failure of the engine outweighs all else. */
  private BackfillReport conclude(BackfillReport report) {
    Throwable failure = sender.failure();
    if (failure != null) {
      return failed(failure);
    }
    boolean stopped = stopping && report.end() == BackfillReport.End.FINISHED;
    return report(
        stopped ? BackfillReport.End.STOPPED : report.end(),
        stopped ? "it was stopped" : report.reason(),
        report.cause());
  }

  private BackfillReport failed(Throwable failure) {
    String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return report(BackfillReport.End.FAILED, "the engine cannot go on: " + reason, failure);
  }

  private BackfillReport report(
      BackfillReport.End end, @Nullable String reason, @Nullable Throwable cause) {
    return new BackfillReport(end, reason, cause, tally.counts());
  }

  private void checkStopped() {
    Throwable failure = sender.failure();
    if (failure != null) {
      throw new BackfillStoppedException("the engine cannot go on", failure);
    }
    if (stopping) {
      throw new BackfillStoppedException("the run was stopped");
    }
  }

  /** What the plugin sees of the engine. */
  private final class Sink implements EventSink {
    @Override
    public String source() {
      return source;
    }

    @Override
    public void offer(SourceEvent event) {
      checkStopped();
      try {
        sender.send(SourceEvents.toEvent(source, event));
      } catch (InvalidEventException e) {
        tally.refuse(event.id(), String.valueOf(e.getMessage()));
      }
    }

    @Override
    public Stream<KnownEvent> known() {
      checkStopped();
      return PushedStream.<StandingStore.KnownEvent>of(
              "reading-known", sink -> standings.eachEvent(community, source, sink))
          .map(
              event -> {
                checkStopped();
                return SourceEvents.toKnown(event);
              });
    }

    @Override
    public Progress progress() {
      return advance;
    }

    @Override
    public boolean stopRequested() {
      return stopping || sender.failure() != null;
    }

    @Override
    public void warn(String place, String problem) {
      tally.warn(place, problem);
    }

    @Override
    public void skip(String reason) {
      tally.skip(reason);
    }
  }

  /** What the plugin says of how far it is; read by other threads. */
  private static final class Advance implements Progress {
    private String phase = "";
    private long done;
    private long total;

    @Override
    public synchronized void phase(String name) {
      phase = name;
    }

    @Override
    public synchronized void total(long units) {
      total = Math.max(0, units);
    }

    @Override
    public synchronized void advance(long units) {
      done += Math.max(0, units);
    }

    synchronized Position position() {
      return new Position(phase, done, total);
    }
  }
}

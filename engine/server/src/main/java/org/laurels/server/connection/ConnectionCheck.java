// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.connection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.laurels.core.connection.Connection;
import org.laurels.core.connection.Outcome;
import org.laurels.core.connection.Tally;
import org.laurels.spi.Host;
import org.laurels.spi.HostCalls;
import org.laurels.spi.HostUnreachableException;
import org.laurels.spi.InvalidConfigException;
import org.laurels.spi.Probe;
import org.laurels.spi.Probe.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries a connection out: whether its plugin takes what is configured, what its probe finds at the
 * host, and whether the last request was refused. Changes nothing. Thread-safe.
 */
public final class ConnectionCheck {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionCheck.class);

  private final OpenHosts hosts;
  private final HostCaller caller;

  ConnectionCheck(OpenHosts hosts, HostCaller caller) {
    this.hosts = hosts;
    this.caller = caller;
  }

  /**
   * What was found.
   *
   * @param asked whether the host was asked; where it cannot be, something must be sent from it
   * @param heardAt when something good came last
   */
  public record Result(boolean asked, List<Finding> findings, Optional<Instant> heardAt) {
    public Result {
      findings = List.copyOf(findings);
    }

    public boolean isGood() {
      return findings.stream().allMatch(Finding::good);
    }
  }

  Result run(Connection connection, ConnectionHealth health) {
    List<Finding> findings = new ArrayList<>();
    boolean asked = false;
    try {
      Host host = hosts.of(connection);
      findings.add(new Finding(true, "the plugin takes the configuration"));
      Optional<Probe> probe = host.probe();
      asked = probe.isPresent();
      probe.ifPresent(each -> findings.addAll(found(connection, each)));
    } catch (InvalidConfigException e) {
      findings.add(new Finding(false, String.valueOf(e.getMessage())));
    }
    lastRefused(health).ifPresent(findings::add);
    return new Result(
        asked,
        findings.stream().map(each -> new Finding(each.good(), Tally.line(each.text()))).toList(),
        health.heardAt());
  }

  private List<Finding> found(Connection connection, Probe probe) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(probe.getClass().getClassLoader());
    try {
      return probe.run(caller.of(connection, HostCalls.CALLS_MAX)).stream()
          .limit(Probe.FINDINGS_MAX)
          .toList();
    } catch (HostUnreachableException e) {
      return List.of(new Finding(false, "the host cannot be asked: " + e.getMessage()));
    } catch (IllegalArgumentException e) {
      // So calls say that an address is none that may be called.
      return List.of(
          new Finding(
              false,
              "the host may not be called: "
                  + e.getMessage()
                  + "; networks of yours are opened by 'serve --call-inside'"));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      LOG.error("plugin {} failed to probe", connection.setup().plugin(), e);
      return List.of(new Finding(false, "the plugin failed, which is a bug in it: " + e));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** A refusal after which nothing good came: a wrong secret is found so, whatever the host is. */
  private static Optional<Finding> lastRefused(ConnectionHealth health) {
    return health.counts().entrySet().stream()
        .filter(each -> each.getKey().isRefusal())
        .max(Comparator.comparing((Map.Entry<Outcome, Tally> each) -> each.getValue().lastAt()))
        .filter(
            each -> health.heardAt().filter(at -> !at.isBefore(each.getValue().lastAt())).isEmpty())
        .map(
            each ->
                new Finding(
                    false,
                    "the last request was refused, at "
                        + each.getValue().lastAt()
                        + ": "
                        + each.getKey().name().toLowerCase(Locale.ROOT).replace('_', '-')
                        + ", "
                        + each.getValue().lastDetail()));
  }
}

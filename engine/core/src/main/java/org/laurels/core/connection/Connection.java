// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.connection;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * A host of a community that sends its events through a plugin. Immutable.
 *
 * @param name what the operator calls it, unique in the community
 * @param hook the secret part of the address to which the host sends
 * @param version counts the changes of the setup
 * @param since when the state began
 */
public record Connection(
    long id,
    int communityId,
    String name,
    String hook,
    Setup setup,
    int version,
    State state,
    Instant since) {

  /** What is done with the events of a connection. */
  public enum State {
    /** They are kept and not booked. */
    OFF,
    /** The same, and an operator looks at what they would give. */
    PREVIEWING,
    /** They are booked. */
    ON
  }

  /**
   * What is configured.
   *
   * @param plugin id of the plugin
   * @param connector what of the plugin is used
   * @param source under which the events are filed
   * @param settings values that may be shown, as JSON
   * @param sealed secrets, sealed by the installation's key
   * @param silence how long the host may be silent before we warn
   */
  public record Setup(
      String plugin,
      String connector,
      String source,
      String settings,
      String sealed,
      Duration silence) {
    public static final Duration SILENCE_MIN = Duration.ofMinutes(5);

    public Setup {
      requireNonNull(plugin, "plugin is null");
      requireNonNull(connector, "connector is null");
      requireNonNull(source, "source is null");
      requireNonNull(settings, "settings is null");
      requireNonNull(sealed, "sealed is null");
      if (silence.compareTo(SILENCE_MIN) < 0) {
        throw new IllegalArgumentException("silence is at least " + SILENCE_MIN);
      }
    }
  }

  public Connection {
    requireNonNull(name, "name is null");
    requireNonNull(hook, "hook is null");
    requireNonNull(setup, "setup is null");
    requireNonNull(state, "state is null");
    requireNonNull(since, "since is null");
  }
}
